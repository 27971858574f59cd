import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWith } from '../../../../test/support/recordedJobs.ts';
import { endWords } from './endWords.ts';

test('the end of a job, and of one that failed the reason', () => {
  const error = { message: 'Training file has 7 example(s)', code: 'invalid_n_examples' };
  const words = (change: Readonly<Record<string, unknown>>) =>
    endWords(jobWith(change), 'a.ftjob.json');
  assert.equal(words({ status: 'succeeded' }), 'The job of a.ftjob.json has succeeded.');
  assert.equal(words({ status: 'cancelled' }), 'The job of a.ftjob.json was cancelled.');
  assert.equal(words({ status: 'failed' }), 'The job of a.ftjob.json has failed.');
  assert.equal(
    words({ status: 'failed', error }),
    'The job of a.ftjob.json has failed: Training file has 7 example(s)',
  );
});

test('a reason is one bounded line that links to nothing', () => {
  const message = `[x](command:evil)\n$(zap) ${'y'.repeat(1000)}`;
  const words = endWords(jobWith({ status: 'failed', error: { message } }), undefined);
  assert.ok(words.length < 200, words);
  assert.doesNotMatch(words, /\]\(|\n|\$\(/);
});
