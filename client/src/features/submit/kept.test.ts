import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmissionState } from '../../api/submission.ts';
import { keptOutcome } from './kept.ts';

const connection = { id: 'a', label: 'Mine', kind: 'openai', address: 'https://a.example/v1' };
const told = (state: SubmissionState, authorization?: string) =>
  keptOutcome({ state, connection }, authorization, (time) => `time ${time}`)!.advice;

test('what to do about an earlier refusal is what was said when it came', () => {
  const answer = JSON.stringify({
    error: { message: 'no such thing', param: 'suffix' },
  });
  const advice = told({ kind: 'refused', status: 400, at: 1, answer });
  assert.equal(advice.summary, 'The service did not accept "suffix".');
  assert.deepEqual(advice.place, ['suffix']);
  assert.equal(advice.jobMayExist, false);
});

test('what to do about a key follows from how the connection is set up now', () => {
  const refused: SubmissionState = {
    kind: 'refused',
    status: 401,
    at: 1,
    answer: '{"error":{"message":"no"}}',
  };
  assert.equal(told(refused).summary, 'Mine does not accept the API key.');
  assert.match(told(refused, 'none').summary, /asks for a key, but the connection sends none/);
  assert.match(told(refused, 'entra').summary, /does not accept the Microsoft account/);
});

test('where nobody knows, it says so, and until when no job was found', () => {
  const unknown = { kind: 'unknown', reason: 'interrupted', at: 1 } as const;
  const advice = told(unknown);
  assert.equal(
    advice.summary,
    'VS Code ended before Mine answered. It is not known whether a job was created.',
  );
  assert.equal(advice.jobMayExist, true);
  const looked = told({ ...unknown, lookedAt: 5 });
  assert.equal(
    looked.summary,
    `${advice.summary} No job of it was found until time 5; one may still appear.`,
  );
  assert.match(advice.steps[0]!, /^ftjob looks for the job/);
  assert.match(looked.steps[0]!, /^Look again with Look for the Job/);
  assert.deepEqual(looked.steps.slice(1), advice.steps.slice(1));
});
