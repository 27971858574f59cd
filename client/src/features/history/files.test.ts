import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { newFolder } from '../../../../test/support/historyFolder.ts';
import { nodeFiles, syncFolder } from './files.ts';

/** A file system of Linux that refuses to sync a folder, as some network mounts do. */
const unsyncable = '/proc';

test(
  'a folder that cannot be synced stops nothing',
  { skip: !existsSync(unsyncable) && `there is no ${unsyncable}` },
  () => syncFolder(unsyncable),
);

test('a folder that is gone is no such folder', { skip: process.platform === 'win32' }, () =>
  assert.rejects(syncFolder(path.join(newFolder(), 'gone')), /ENOENT/),
);

test('what is written is there as a whole, in the place of what was there', async () => {
  const files = nodeFiles(newFolder());
  await files.write('a/b.json', 'first, and longer');
  await files.write('a/b.json', 'second');
  assert.equal(await files.read('a/b.json'), 'second');
  assert.deepEqual(await files.list('a'), ['b.json']);
  assert.deepEqual(await files.list('unfinished'), []);
});
