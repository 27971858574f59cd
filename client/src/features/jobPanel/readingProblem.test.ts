import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Failure } from '../../api/http.ts';
import { isForGood } from './readingProblem.ts';

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

test('a job that was just created may not be known everywhere at the service yet', () => {
  assert(!isForGood(refused(404), now - minute, now));
  assert(isForGood(refused(404), now - 11 * minute, now));
  assert(isForGood(refused(401), now - minute, now));
});
