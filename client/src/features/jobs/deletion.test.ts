import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Submission, SubmissionState } from '../../api/submission.ts';
import { deletionQuestion } from './deletion.ts';

const of = (...states: readonly SubmissionState[]) =>
  deletionQuestion(states.map((state) => ({ fileName: 'a.ftjob.json', state }) as Submission));
const created: SubmissionState = { kind: 'created', jobId: 'a', at: 1, answer: '' };
const refused: SubmissionState = { kind: 'refused', status: 400, at: 1, answer: '' };

test('one submission is named, several are counted', () => {
  assert.equal(of(refused)[0], 'Delete the submission of a.ftjob.json from the history?');
  assert.equal(of(refused, created)[0], 'Delete 2 submissions from the history?');
});

test('it says what stays and what cannot be done any more, only where that is so', () => {
  assert.equal(of(refused)[1], 'Request, answer, events and notes are deleted on this machine.');
  assert.match(of(refused, created)[1], /The jobs stay at the service, and go on there\.$/);
  assert.match(of({ kind: 'unknown', reason: 'timeout', at: 1 })[1], /neither look for the job/);
});
