// `npm run test:host [words]`: the tests of test/host in the extension host of a real VS Code, shown in a headless
// browser. Words choose the test files that have one of them in their name.
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { addressVariable, type Counts } from '../test/host/protocol.ts';
import { launchBrowser } from './browser.ts';
import { buildAll } from './build.ts';
import { newRunFolder, root } from './cache.ts';
import { add, closingLine, none } from './counts.ts';
import { installExtension } from './installed-extension.ts';
import { startPageBridge } from './page-bridge.ts';
import { exitOnSignals } from './process.ts';
import { bundleTests, findTests } from './test-bundle.ts';
import { quietSettings, startVSCode } from './vscode-server.ts';

type Suite = { readonly title: string; readonly glob: string; readonly workspaceTrust: boolean };

const suites: readonly Suite[] = [
  { title: 'In VS Code', glob: 'test/host/*.test.ts', workspaceTrust: false },
  {
    title: "In VS Code's Restricted Mode",
    glob: 'test/host/restricted/*.test.ts',
    workspaceTrust: true,
  },
];

/** Runs all suites on the extension in dist/ and returns the sum. */
export async function runHostTests(words: readonly string[]): Promise<Counts> {
  let sum = none;
  for (const suite of suites) {
    const tests = findTests(suite.glob, words);
    if (tests.length === 0) continue;
    console.log(`\n${suite.title}`);
    sum = add(sum, await runSuite(suite, tests));
  }
  return sum;
}

async function runSuite(suite: Suite, tests: readonly string[]): Promise<Counts> {
  const data = await newRunFolder('test-host');
  const workspace = path.join(data, 'workspace');
  const extensions = path.join(data, 'extensions');
  await mkdir(extensions);
  await cp(path.join(root, 'examples'), workspace, { recursive: true });
  await Promise.all([installExtension(extensions), bundleTests(tests, extensions)]);

  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  const bridge = await startPageBridge(() => Promise.resolve(page));
  const vscode = await startVSCode({
    data,
    log: 'test-host',
    workspaceTrust: suite.workspaceTrust,
    settings: {
      ...quietSettings,
      'security.workspace.trust.startupPrompt': 'never',
    },
    env: { [addressVariable]: bridge.address },
  });
  try {
    await page.goto(vscode.url(workspace));
    // A test may take 60 s, and so may a set-up before it.
    return await bridge.result(150_000);
  } catch (error) {
    await page.screenshot({ path: path.join(root, '.cache', 'logs', 'test-host.png') });
    console.error(
      `${String(error)}\nWhat VS Code showed is in .cache/logs/test-host.png, its output in ${path.relative(root, vscode.logFile)}`,
    );
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await browser.close();
    await vscode.stop();
    bridge.stop();
    await rm(data, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  exitOnSignals();
  await buildAll();
  const counts = await runHostTests(process.argv.slice(2));
  console.log(`\n${closingLine(counts)}`);
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
}
