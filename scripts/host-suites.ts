// The test files that run inside VS Code, and what every host needs for them: a folder with the extension as packaged,
// the test extension and a copy of the examples to work on.
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { newRunFolder, root } from './cache.ts';
import { add, none, type Outcome } from './counts.ts';
import { installExtension } from './installed-extension.ts';
import { bundleTests, findTests } from './test-bundle.ts';

export type HostSuite = {
  readonly title: string;
  readonly glob: string;
  readonly workspaceTrust: boolean;
  /** User settings at the start, beside `testSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
};

/** Absolute paths: `data` holds VS Code's own files and `extensions`, `workspace` is the folder to open. */
export type RunFolders = { readonly data: string; readonly workspace: string };

export const testedSuites: readonly HostSuite[] = [
  { title: 'In VS Code', glob: 'test/host/*.test.ts', workspaceTrust: false },
  {
    title: 'In VS Code, Restricted Mode',
    glob: 'test/host/restricted/*.test.ts',
    workspaceTrust: true,
  },
  {
    title: 'In VS Code, whose extension host is killed',
    glob: 'test/host/killed/*.test.ts',
    workspaceTrust: false,
  },
  {
    title: 'In VS Code, whose window is loaded anew',
    glob: 'test/host/restored/*.test.ts',
    workspaceTrust: true,
    // The tests switch it on for a later window.
    settings: { 'security.workspace.trust.enabled': false },
  },
];

/** Settings of the person whom the tests play. */
export const testSettings = {
  'security.workspace.trust.startupPrompt': 'never',
  // The pointer stays where it has clicked, and a row's hover would cover the next row.
  'workbench.hover.delay': 60_000,
} as const;

/** How long VS Code may be silent before a run has failed, in ms: a test may take 60 s, and so may a set-up before it. */
export const longestSilence = 150_000;

/** Runs what matches the words (all without any) with the extension in dist/, and returns the sum of all suites. */
export async function runSuites(
  suites: readonly HostSuite[],
  words: readonly string[],
  runSuite: (suite: HostSuite, folders: RunFolders) => Promise<Outcome>,
): Promise<Outcome> {
  let sum: Outcome = { counts: none, faults: [] };
  for (const suite of suites) {
    const tests = findTests(suite.glob, words);
    if (tests.length === 0) continue;
    console.log(`\n${suite.title}`);
    const data = await newRunFolder('test-host');
    try {
      const workspace = path.join(data, 'workspace');
      const extensions = path.join(data, 'extensions');
      await mkdir(extensions);
      await cp(path.join(root, 'examples'), workspace, { recursive: true });
      await Promise.all([installExtension(extensions), bundleTests(tests, extensions)]);
      const { counts, faults } = await runSuite(suite, { data, workspace });
      sum = { counts: add(sum.counts, counts), faults: [...sum.faults, ...faults] };
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  }
  return sum;
}
