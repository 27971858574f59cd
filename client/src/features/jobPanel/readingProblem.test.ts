import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Failure } from '../../api/http.ts';
import { isForGood, readingProblem, refreshed } from './readingProblem.ts';

const minute = 60_000;
const now = 100 * minute;
const refused = (status: number): Failure => ({
  kind: 'refused',
  status,
  error: { message: 'no', type: undefined, code: undefined, param: undefined },
  text: '',
  requestId: undefined,
  retryAfterSeconds: undefined,
});

test('a key that is not taken, and a job that is not known, are so the next time too', () => {
  for (const status of [401, 403, 404]) assert(isForGood(refused(status), undefined, now));
  for (const status of [400, 408, 429, 500, 503])
    assert(!isForGood(refused(status), undefined, now));
  assert(!isForGood({ kind: 'unknown', reason: 'timeout', detail: '' }, undefined, now));
});

test('why there is no answer is told in words', () => {
  const detail = 'ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:39691';
  assert.equal(
    readingProblem({ kind: 'notSent', reason: 'connectionRefused', detail }, 'Sandbox'),
    'The job could not be read. Nothing answers at the address of Sandbox.',
  );
  assert.equal(
    readingProblem({ kind: 'unknown', reason: 'timeout', detail: '' }, 'Sandbox'),
    'The job could not be read. Sandbox did not answer in time.',
  );
  const locked = 'the secret storage is locked';
  assert.equal(
    readingProblem({ kind: 'notSent', reason: 'invalidRequest', detail: locked }, 'Sandbox'),
    'The job could not be read: the secret storage is locked',
  );
});

test('a refresh claims a reading only where there was one', () => {
  const read = { needsPerson: false, elsewhere: undefined, failure: undefined };
  assert.equal(refreshed(read), 'The job was read again.');
  assert.equal(refreshed({ ...read, failure: refused(500) }), 'The job could not be read.');
  assert.equal(refreshed({ ...read, needsPerson: true }), 'The job could not be read.');
  assert.equal(
    // The failure is of an earlier reading.
    refreshed({ ...read, failure: refused(500), elsewhere: 'It was sent elsewhere.' }),
    'The job was not read: its connection leads to another service.',
  );
});

test('a job that was just created may not be known everywhere at the service yet', () => {
  assert(!isForGood(refused(404), now - minute, now));
  assert(isForGood(refused(404), now - 11 * minute, now));
  assert(isForGood(refused(401), now - minute, now));
});
