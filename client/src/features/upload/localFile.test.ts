import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLocalPath, uploadProblem } from './localFile.ts';

test('paths are told from ids and addresses', () => {
  for (const path of ['data/a.jsonl', './a.jsonl', 'a.jsonl', '..\\a.jsonl', 'C:\\a.jsonl', '/a/b'])
    assert.ok(isLocalPath(path), path);
  for (const other of [
    'file-U8JZpDE0iGXlD6gNCFbaEPFj',
    'https://a.b/c.jsonl',
    'file:///a.jsonl',
    '',
  ])
    assert.ok(!isLocalPath(other), other);
});

test('only data files of a size that the services take are uploaded', () => {
  assert.equal(uploadProblem('/a/rows.JSONL', 10), undefined);
  assert.match(uploadProblem('/home/me/.ssh/id_rsa', 10)!, /ends in \.jsonl/);
  assert.match(uploadProblem('/a/rows.jsonl', 0)!, /is empty/);
  assert.match(uploadProblem('/a/rows.jsonl', 513 * 2 ** 20)!, /more than 512 MB/);
});
