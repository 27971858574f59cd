import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataFilesBelow, type FolderEntry } from './dataFiles.ts';

const always = () => false;

/** Reads a disk that holds the files at these paths; `read` tells which folders were read. */
function disk(paths: readonly string[]) {
  const folders = new Map<string, Map<string, FolderEntry>>();
  for (const path of paths) {
    const parts = path.split('/');
    for (const [index, name] of parts.entries()) {
      const folder = parts
        .slice(0, index)
        .map((part) => `${part}/`)
        .join('');
      const kind = index === parts.length - 1 ? 'file' : 'folder';
      const entries = folders.get(folder) ?? new Map<string, FolderEntry>();
      folders.set(folder, entries.set(name, { name, kind }));
    }
  }
  const read: string[] = [];
  return {
    read,
    readFolder: (folder: string) => {
      read.push(folder);
      return Promise.resolve([...(folders.get(folder)?.values() ?? [])]);
    },
  };
}

test('the files of all folders below, the nearest first and by name', async () => {
  const { readFolder } = disk([
    'z/deep/deeper/c.jsonl',
    'z/deep/b.jsonl',
    'data/train.jsonl',
    'data/a.jsonl',
    'own.JSONL',
    'notes.txt',
  ]);
  assert.deepEqual(await dataFilesBelow(readFolder, always), [
    'own.JSONL',
    'data/a.jsonl',
    'data/train.jsonl',
    'z/deep/b.jsonl',
    'z/deep/deeper/c.jsonl',
  ]);
});

test('not the folders of tools, nor links', async () => {
  const { readFolder, read } = disk(['.git/a.jsonl', 'x/node_modules/y/b.jsonl', 'x/c.jsonl']);
  assert.deepEqual(await dataFilesBelow(readFolder, always), ['x/c.jsonl']);
  assert.deepEqual(read, ['', 'x/']);
  const link = { name: 'to-the-top', kind: 'other' } as const;
  assert.deepEqual(await dataFilesBelow(() => Promise.resolve([link]), always), []);
});

test('of very many the 500 nearest', async () => {
  const near = Array.from({ length: 400 }, (_, index) => `near/${index}.jsonl`);
  const far = Array.from({ length: 100_000 }, (_, index) => `a/far/${index}.jsonl`);
  const files = await dataFilesBelow(disk([...far, ...near]).readFolder, always);
  assert.equal(files.length, 500);
  assert.equal(files.filter((path) => path.startsWith('near/')).length, 400);
});

test('a disk without end is left after 300 folders, or when nobody waits any more', async () => {
  let count = 0;
  const endless = () => {
    count++;
    return Promise.resolve(['a', 'b', 'c'].map((name): FolderEntry => ({ name, kind: 'folder' })));
  };
  assert.deepEqual(await dataFilesBelow(endless, always), []);
  assert.equal(count, 300);
  count = 0;
  await dataFilesBelow(endless, () => count > 0);
  assert.equal(count, 1);
});
