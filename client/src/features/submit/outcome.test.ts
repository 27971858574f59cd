import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Refused, UnreadableProblem } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { jobWith } from '../../../../test/support/recordedJobs.ts';
import { outcomeOf } from './outcome.ts';

const refused = (status: number): Refused => ({
  kind: 'refused',
  status,
  error: { message: 'no', type: undefined, code: undefined, param: undefined },
  text: '{}',
  requestId: 'req-1',
  retryAfterSeconds: undefined,
});
const unreadable = (status: number, problem: UnreadableProblem) =>
  ({
    kind: 'unreadable',
    problem,
    status,
    contentType: undefined,
    text: '<h1>',
    requestId: undefined,
  }) as const;
const redirected = (status: number) => ({ kind: 'redirected', status, location: 'x' }) as const;
const kindOf = (answer: Answer<FineTuningJob>) => outcomeOf(answer, 1).kind;

test('a created job is kept with its id, the request id and the answer', () => {
  const answer: Answer<FineTuningJob> = {
    kind: 'answered',
    status: 200,
    value: jobWith({ id: 'ftjob-9' }),
    contentType: 'application/json',
    text: '{"id":"ftjob-9"}',
    requestId: 'req-1',
  };
  assert.deepEqual(outcomeOf(answer, 5), {
    kind: 'created',
    jobId: 'ftjob-9',
    requestId: 'req-1',
    at: 5,
    answer: '{"id":"ftjob-9"}',
  });
});

test('a refusal is certain, a fault of the service or a gateway is not', () => {
  for (const status of [400, 401, 403, 404, 409, 422, 429])
    assert.equal(kindOf(refused(status)), 'refused', `${status}`);
  for (const status of [408, 500, 502, 503, 504, 529])
    assert.equal(kindOf(refused(status)), 'unknown', `${status}`);
});

test('an answer that says nothing may stand for a job, unless its status refuses', () => {
  for (const problem of ['empty', 'notJson', 'tooLarge', 'unexpectedShape'] as const)
    assert.equal(kindOf(unreadable(200, problem)), 'unknown', problem);
  assert.equal(kindOf(unreadable(502, 'notJson')), 'unknown');
  assert.equal(kindOf(unreadable(403, 'notJson')), 'refused');
});

test('only a redirect that asks for the same request again means that nothing was done', () => {
  for (const status of [307, 308]) assert.equal(kindOf(redirected(status)), 'refused');
  for (const status of [0, 300, 301, 302, 303]) assert.equal(kindOf(redirected(status)), 'unknown');
  for (const status of [302, 304]) assert.equal(kindOf(unreadable(status, 'empty')), 'unknown');
});

test('what was not sent and what nobody knows stay apart', () => {
  const detail = '';
  assert.equal(kindOf({ kind: 'notSent', reason: 'nameNotFound', detail }), 'notSent');
  for (const reason of ['cancelled', 'timeout', 'connection'] as const)
    assert.equal(kindOf({ kind: 'unknown', reason, detail }), 'unknown');
});
