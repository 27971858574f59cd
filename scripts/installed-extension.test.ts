import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { root } from './cache.ts';
import { packagedFiles } from './installed-extension.ts';

test('the package holds every file that the manifest names', async () => {
  const manifest = await readFile(path.join(root, 'package.json'), 'utf8');
  // What a build makes is missing before the first one; the tests in VS Code would miss it.
  const named = [...manifest.matchAll(/"\.\/((?!dist\/)[^"]+\.\w+)"/g)].map((match) => match[1]!);
  const packaged = await packagedFiles();
  assert.ok(named.length > 0);
  assert.deepEqual(
    named.filter((file) => !packaged.includes(file)),
    [],
  );
  for (const file of ['package.json', 'package.nls.json', 'README.md', 'LICENSE'])
    assert.ok(packaged.includes(file), file);
});

test('the package holds no source, test, map or tool', async () => {
  const files = (await packagedFiles()).filter(
    (file) =>
      /\.(ts|map|vsix)$|\.test\./.test(file) || /^(scripts|test|node_modules|\.)/.test(file),
  );
  assert.deepEqual(files, []);
});
