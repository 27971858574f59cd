/** The extension's entry on the desktop and on remote machines: it adds what only Node can do. */
import type * as vscode from 'vscode';
import { activateExtension } from './extension.ts';

/** Called by VS Code: registers everything at once and starts the language server in the background. */
export function activate(context: vscode.ExtensionContext): void {
  activateExtension(context, {
    createClient: async (options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const server = {
        module: context.asAbsolutePath('dist/server.js'),
        transport: TransportKind.ipc,
      };
      return new LanguageClient('ftjob', 'Fine-Tuning Jobs', server, options);
    },
  });
}
