import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submissionWith } from '../../../../test/support/recordedJobs.ts';
import type { SubmissionState } from '../../api/submission.ts';
import { answerText } from './answer.ts';

const shown = (state: SubmissionState) => answerText(submissionWith({ state }));

test('an answer is shown as it came, in the language that it has', () => {
  assert.deepEqual(
    shown({ kind: 'created', jobId: 'ftjob-1', at: 0, answer: '{"id": "ftjob-1"}' }),
    {
      suffix: 'answer.json',
      text: '{"id": "ftjob-1"}',
    },
  );
  assert.equal(shown({ kind: 'refused', status: 413, at: 0, answer: '<h1>' }).suffix, 'answer.txt');
});

test('an answer that does not tell what became of the job is shown with what that means', () => {
  const { text } = shown({ kind: 'unknown', reason: 'HTTP 502', at: 0, answer: '<h1>Bad gateway' });
  assert.match(text, /not known what became of it.*HTTP 502\n\n<h1>Bad gateway\n$/);
  assert.match(
    shown({ kind: 'unknown', reason: 'timeout', at: 0 }).text,
    /OpenAI did not answer in time\.\n$/,
  );
});
