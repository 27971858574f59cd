import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonText } from './reason.ts';

test('reasons are told in words, and one that nobody knows as it is', () => {
  const told = (kind: 'notSent' | 'unknown', reason: string) => reasonText({ kind, reason });
  assert.equal(told('notSent', 'cancelled'), 'it was cancelled before it was sent');
  assert.equal(told('unknown', 'cancelled'), 'it was cancelled on its way');
  assert.equal(told('unknown', 'HTTP 502'), 'HTTP 502');
  for (const reason of [
    ...['nameNotFound', 'connectionRefused', 'unreachable', 'certificate', 'invalidRequest'],
    ...['timeout', 'connection', 'interrupted'],
  ])
    assert.match(told('unknown', reason), / /, reason);
});
