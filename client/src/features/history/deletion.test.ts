import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmissionState } from '../../api/submission.ts';
import { jobWith } from '../../../../test/support/recordedJobs.ts';
import { deletionQuestion } from './deletion.ts';

const created: SubmissionState = { kind: 'created', jobId: 'a', at: 1, answer: '' };
const running = { state: created, job: jobWith({ status: 'running' }) };
const ended = { state: created, job: jobWith({ status: 'failed' }) };
const notFound = {
  state: { kind: 'unknown', reason: 'timeout', at: 1, lookedAt: 2 },
  job: undefined,
} as const;

test('one of each is told as one', () => {
  const [message] = deletionQuestion({ deleted: [ended], broken: 0, uploads: 0, kept: 0 });
  assert.equal(message, 'Delete 1 submission from the history?');
  const deleted = [ended, running, notFound];
  const [, detail] = deletionQuestion({ deleted, broken: 1, uploads: 0, kept: 1 });
  for (const words of [
    '1 of them was running when it was last read',
    'Of 1 no job was found.',
    '1 file that could not be read is deleted too.',
    '1 submission stays,',
  ])
    assert.ok(detail.includes(words), `${words} in ${detail}`);
});

test('several are counted, and what is not there is not spoken of', () => {
  const deleted = [ended, running, running];
  const [message, detail] = deletionQuestion({ deleted, broken: 0, uploads: 0, kept: 2 });
  assert.equal(message, 'Delete 3 submissions from the history?');
  assert.match(detail, /2 of them were running.* 2 submissions stay,/);
  assert.doesNotMatch(detail, /no job was found|could not be read/);
});

test('where only uploaded files are remembered, it is asked about their list', () => {
  const only = (uploads: number, kept: number) =>
    deletionQuestion({ deleted: [], broken: 0, uploads, kept });
  assert.deepEqual(only(1, 0), [
    'Delete the list of uploaded files?',
    '1 file is not offered by completion any more. It stays at the service.',
  ]);
  const [, detail] = only(2, 1);
  assert.match(
    detail,
    /^2 files are not offered .* They stay at the service\. 1 submission stays,/,
  );
});
