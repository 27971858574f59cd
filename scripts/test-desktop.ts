// `npm run test:desktop [words]`: the same tests as `npm run test:host`, in VS Code for the desktop, which
// @vscode/test-electron downloads into .vscode-test/. On Linux without a screen run it under xvfb-run.
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { chromium, type Page } from 'playwright-core';
import { addressVariable } from '../test/host/protocol.ts';
import { buildAll } from './build.ts';
import { closingLine, type Outcome } from './counts.ts';
import {
  longestSilence,
  runSuites,
  testedSuites,
  testSettings,
  type HostSuite,
  type RunFolders,
} from './host-suites.ts';
import { startPageBridge } from './page-bridge.ts';
import { exitOnSignals, startService } from './process.ts';
import { vscodeVersion } from './vscode-install.ts';
import { quietSettings } from './vscode-server.ts';

async function runOnDesktop(
  program: string,
  suite: HostSuite,
  { data, workspace }: RunFolders,
): Promise<Outcome> {
  const user = path.join(data, 'user', 'User');
  await mkdir(user, { recursive: true });
  await writeFile(
    path.join(user, 'settings.json'),
    JSON.stringify({
      ...quietSettings,
      ...testSettings,
      ...suite.settings,
      'window.titleBarStyle': 'custom',
    }),
  );
  const debuggingPort = await freePort();
  let page: Promise<Page> | undefined;
  const bridge = await startPageBridge(() => (page ??= connect(debuggingPort)));
  // Not by the package's runTests: it passes --extensionTestsPath, with which VS Code refuses every modal dialog.
  const vscode = startService(
    program,
    [
      workspace,
      `--remote-debugging-port=${debuggingPort}`,
      `--user-data-dir=${path.join(data, 'user')}`,
      `--extensions-dir=${path.join(data, 'extensions')}`,
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
      '--no-sandbox',
      '--password-store=basic',
      ...(suite.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    { stdio: 'ignore', env: { ...process.env, [addressVariable]: bridge.address } },
  );
  try {
    return await bridge.result(longestSilence);
  } finally {
    await vscode.stop();
    bridge.stop();
  }
}

/** The page of the window: VS Code for the desktop is a Chromium that can be watched over its debugging port. */
async function connect(port: number): Promise<Page> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const pages = browser.contexts().flatMap((context) => context.pages());
  const page = pages.find((one) => one.url().includes('workbench.html'));
  if (!page) throw new Error('VS Code shows no window.');
  page.setDefaultTimeout(20_000);
  return page;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

exitOnSignals();
const program = await downloadAndUnzipVSCode(vscodeVersion).catch((error: unknown) => {
  console.error(
    `VS Code ${vscodeVersion} for the desktop could not be downloaded (${String(error)}). ` +
      'This needs the network; npm run test:host runs the same tests with VS Code from npm.',
  );
  process.exit(1);
});
await buildAll();
const { counts } = await runSuites(testedSuites, process.argv.slice(2), (suite, folders) =>
  runOnDesktop(program, suite, folders),
);
console.log(`\n${closingLine(counts)}`);
if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
