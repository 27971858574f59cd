// `npm run test:host [words]`: the tests of test/host in the extension host of a real VS Code, shown in a headless
// browser. Words choose the test files that have one of them in their name.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { addressVariable } from '../test/host/protocol.ts';
import { launchBrowser } from './browser.ts';
import { buildAll } from './build.ts';
import { cache, root } from './cache.ts';
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
import { takePicture } from './picture.ts';
import { exitOnSignals } from './process.ts';
import { quietSettings, startVSCode } from './vscode-server.ts';

/** Runs the tests on the extension in dist/. */
export function runHostTests(words: readonly string[]): Promise<Outcome> {
  return runSuites(testedSuites, words, runInBrowser);
}

/** Runs the tests that are in the folders' extensions, in VS Code in a browser. */
export async function runInBrowser(
  suite: HostSuite,
  { data, workspace }: RunFolders,
): Promise<Outcome> {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  // As on the desktop, where an extension may read the clipboard.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // VS Code asks its server for half of the key to its secret storage, four times within three seconds for each secret; the
  // server from npm has none to give.
  const half = randomBytes(32);
  await page.context().route('**/mint-key', (route) => route.fulfill({ body: half }));
  const bridge = await startPageBridge(() => Promise.resolve(page));
  const vscode = await startVSCode({
    data,
    log: 'test-host',
    workspaceTrust: suite.workspaceTrust,
    settings: { ...quietSettings, ...testSettings, ...suite.settings },
    env: { [addressVariable]: bridge.address },
  });
  try {
    await page.goto(vscode.url(workspace));
    return await bridge.result(longestSilence);
  } catch (error) {
    const picture = path.join(cache, 'logs', 'test-host.png');
    await takePicture(page, picture);
    const fault = `✖ ${String(error)}\nWhat VS Code showed is in ${path.relative(root, picture)}, what it printed in ${path.relative(root, vscode.logFile)}`;
    console.error(fault);
    return { counts: { passed: 0, failed: 1, skipped: 0 }, faults: [fault] };
  } finally {
    await browser.close();
    await vscode.stop();
    bridge.stop();
  }
}

if (import.meta.main) {
  exitOnSignals();
  await buildAll();
  const { counts } = await runHostTests(process.argv.slice(2));
  console.log(`\n${closingLine(counts)}`);
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
}
