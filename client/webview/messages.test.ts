import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJobRef, readPageMessage } from './messages.ts';

test('messages of the page are read strictly', () => {
  assert.deepEqual(readPageMessage({ kind: 'ready', target: 'x' }), { kind: 'ready' });
  assert.deepEqual(readPageMessage({ kind: 'copyCheckpoint', target: 'ftckpt_1', more: 1 }), {
    kind: 'copyCheckpoint',
    target: 'ftckpt_1',
  });
  assert.deepEqual(readPageMessage({ kind: 'refresh', target: 7 }), { kind: 'refresh' });
  for (const value of [undefined, null, 'refresh', {}, { kind: 'submit' }, { kind: 'toString' }])
    assert.equal(readPageMessage(value), undefined);
});

test('the kept place of a job is read strictly', () => {
  const place = { connectionId: 'openai', jobId: 'ftjob-1' };
  assert.deepEqual(readJobRef({ ...place, submissionId: 's', key: 'sk-1' }), {
    ...place,
    submissionId: 's',
  });
  assert.deepEqual(readJobRef({ ...place, submissionId: null }), place);
  for (const value of [undefined, null, 'x', {}, { ...place, jobId: '' }, { jobId: 'ftjob-1' }])
    assert.equal(readJobRef(value), undefined);
});
