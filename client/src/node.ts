/** The extension's entry on the desktop and on remote machines: it adds what only Node can do. */
import { createRequire } from 'node:module';
import type * as vscode from 'vscode';
import { activateExtension } from './extension.ts';
import type { RunningSandbox } from './features/connections/sandbox.ts';
import { nodeClient } from './nodeClient.ts';

/** What the bundle of sandbox/src/service.ts exports. */
interface SandboxModule {
  readonly startSandbox: (options: {
    readonly clock: { readonly now: () => number };
  }) => Promise<RunningSandbox>;
}

/** Called by VS Code: registers everything at once and starts the language server in the background. */
export function activate(context: vscode.ExtensionContext): void {
  activateExtension(context, {
    createClient: nodeClient(context.asAbsolutePath('dist/server.js')),
    readVariable: (name) => process.env[name],
    startSandbox: () => {
      // Its own bundle, loaded on first use: most users have a service of their own.
      const file = context.asAbsolutePath('dist/sandboxService.js');
      const { startSandbox } = createRequire(file)(file) as SandboxModule;
      return startSandbox({ clock: { now: () => Date.now() } });
    },
  });
}
