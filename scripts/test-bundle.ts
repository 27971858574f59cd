// Bundles tests for the extension host into an extension of their own, which runs them when VS Code has started.
import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './cache.ts';

/** The test files that match a glob and, if any words are given, have one of them in their name. */
export function findTests(glob: string, words: readonly string[]): string[] {
  return globSync(glob, { cwd: root })
    .filter(
      (file) => words.length === 0 || words.some((word) => path.basename(file).includes(word)),
    )
    .sort();
}

/** Writes the test extension with these test files (relative to the root) into an extensions folder. */
export async function bundleTests(tests: readonly string[], extensions: string): Promise<void> {
  const folder = path.join(extensions, 'ftjob.ftjob-tests-0.0.1');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', ...tests],
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    mainFields: ['module', 'main'],
    // Mocha is found in node_modules above .cache/; bundled, each test file would get one of its own.
    external: ['vscode', 'mocha'],
    sourcemap: true,
    logLevel: 'warning',
  });
  const manifest = {
    name: 'ftjob-tests',
    publisher: 'ftjob',
    version: '0.0.1',
    engines: { vscode: '^1.101.0' },
    main: './index.js',
    activationEvents: ['onStartupFinished'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
}
