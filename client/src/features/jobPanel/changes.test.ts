import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeProblem, changeQuestion } from './changes.ts';

const job = { name: 'reward.ftjob.json', jobId: 'ftjob-1', label: 'OpenAI' };

test('each change is asked for with the job, its service and what it costs', () => {
  assert.deepEqual(changeQuestion('cancel', job), [
    'Cancel the job reward.ftjob.json at OpenAI?',
    'ftjob-1\n\nThis cannot be undone: the job ends without a trained model. What was trained so far may be charged.',
    'Cancel Job',
    'Keep Job',
  ]);
  const [message, detail, consent] = changeQuestion('resume', { ...job, name: 'a\n$(zap)' });
  assert.equal(message, 'Resume the job a (zap) at OpenAI?');
  assert.match(detail, /so do its costs/);
  assert.equal(consent, 'Resume');
});

test('a change without an answer is told in words, and never as if nothing had happened', () => {
  assert.equal(
    changeProblem({ kind: 'notSent', reason: 'connectionRefused', detail: 'ECONNREFUSED' }, 'Work'),
    'Nothing was changed. Nothing answers at the address of Work. Try again when the service can be reached.',
  );
  assert.equal(
    changeProblem({ kind: 'unknown', reason: 'timeout', detail: 'x' }, 'Work'),
    'Work did not answer in time. The status tells whether it was done.',
  );
});
