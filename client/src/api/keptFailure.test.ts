import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptFailure } from './keptFailure.ts';

const at = 1;

test('a refusal is the one that was answered, with its message, code and parameter', () => {
  const error = { message: 'invalid training_file: x', param: 'training_file', code: null };
  const answer = JSON.stringify({ error });
  assert.deepEqual(keptFailure({ kind: 'refused', status: 400, requestId: 'req-1', at, answer }), {
    kind: 'refused',
    status: 400,
    error: { ...error, type: undefined, code: undefined },
    text: answer,
    requestId: 'req-1',
    retryAfterSeconds: undefined,
  });
});

test('an answer that says nothing is told by what it is', () => {
  const problemOf = (status: number, answer: string) => {
    const failure = keptFailure({ kind: 'refused', status, at, answer });
    return failure?.kind === 'unreadable' ? failure.problem : failure?.kind;
  };
  assert.equal(problemOf(400, ''), 'empty');
  assert.equal(problemOf(404, '<h1>'), 'notJson');
  assert.equal(problemOf(400, '{}'), 'noError');
  assert.equal(problemOf(307, 'https://other.example/v1'), 'redirected');
  assert.equal(problemOf(307, '<h1>Moved there</h1>'), 'notJson');
});

test('an unknown outcome keeps its reason, or the answer that does not tell', () => {
  const unknown = (reason: string, answer?: string) =>
    keptFailure({ kind: 'unknown', reason, at, answer });
  assert.deepEqual(unknown('timeout'), { kind: 'unknown', reason: 'timeout', detail: '' });
  assert.equal(unknown('HTTP 502', '<h1>')?.kind, 'unreadable');
  assert.equal(unknown('HTTP 500', '{"error":{"message":"no"}}')?.kind, 'refused');
  assert.equal(unknown('HTTP 200', '{}')?.kind, 'unreadable');
  assert.equal(unknown('HTTP 302', 'https://sign-in.example')?.kind, 'redirected');
  assert.deepEqual(keptFailure({ kind: 'intended' }), unknown('interrupted'));
});

test('a job, and a reason of a later version, are no failure that can be told', () => {
  assert.equal(keptFailure({ kind: 'created', jobId: 'a', at, answer: '{}' }), undefined);
  assert.equal(keptFailure({ kind: 'unknown', reason: 'toString', at }), undefined);
  assert.equal(keptFailure({ kind: 'notSent', reason: 'solarStorm', at }), undefined);
  assert.equal(keptFailure({ kind: 'notSent', reason: 'certificate', at })?.kind, 'notSent');
});
