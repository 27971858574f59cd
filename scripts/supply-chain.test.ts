import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import lock from '../package-lock.json' with { type: 'json' };
import manifest from '../package.json' with { type: 'json' };
import { bundle } from './build.ts';
import { root } from './cache.ts';
import { bundledPackages } from './notice.ts';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const packages: Readonly<Record<string, object>> = lock.packages;
const locked: readonly (readonly [string, LockedPackage])[] = Object.entries(packages).filter(
  ([folder]) => folder !== '',
);
const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf('node_modules/') + 13);

test('package.json names exact versions only, and all of them are for development: what runs is bundled', () => {
  const inexact = Object.entries(manifest.devDependencies).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  assert.deepEqual(inexact, []);
  const others = Object.keys(manifest).filter((key) => /dependencies$/i.test(key));
  assert.deepEqual(others, ['devDependencies']);
});

test('each package of the lock file has a checksum and comes from the npm registry', () => {
  assert.ok(locked.length > 100);
  // Without an address npm takes the package of this name from the registry that the machine is set to.
  const foreign = locked.filter(
    ([, { resolved = 'https://registry.npmjs.org/', integrity }]) =>
      !resolved.startsWith('https://registry.npmjs.org/') || !integrity?.startsWith('sha512-'),
  );
  assert.deepEqual(foreign, []);
});

test('no install script runs but the one that brings Node', () => {
  const allowed: Readonly<Record<string, boolean>> = manifest.allowScripts;
  const withScripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const unknown = withScripts
    .map(([folder]) => nameOf(folder))
    .filter((name) => !(name in allowed));
  assert.deepEqual(unknown, [], 'npm runs these with a notice: refuse them in allowScripts');
  const run = Object.keys(allowed).filter((name) => allowed[name] === true);
  assert.deepEqual(run, ['node']);
});

test('docs/decisions.md gives a reason for each package whose code is shipped, and for no other', async () => {
  const text = await readFile(path.join(root, 'docs', 'decisions.md'), 'utf8');
  const table = text.split('## Packages')[1]!.split('##')[0]!;
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.includes('---'));
  const cells = rows.slice(1).map((row) => row.split('|').map((cell) => cell.trim()));
  const withoutReason = cells.filter(([, , use, reason]) => use === '' || reason === '');
  assert.deepEqual(withoutReason, []);
  const chosen = cells.flatMap(([, names]) => names!.split(', '));
  const brought = cells.flatMap(([, , , reason]) => {
    const names = /\bbrings (.*)$/.exec(reason!)?.[1];
    return names?.split(/, | and /) ?? [];
  });
  const bundled = bundledPackages(await bundle({ write: false })).map(nameOf);
  assert.deepEqual([...chosen, ...brought].sort(), [...new Set(bundled)].sort());
});
