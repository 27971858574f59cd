import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReviewMessage } from './reviewMessages.ts';

test('what the page sends is read, without anything beside it, and nothing else', () => {
  assert.deepEqual(readReviewMessage({ kind: 'cancel', extra: 1 }), { kind: 'cancel' });
  assert.deepEqual(readReviewMessage({ kind: 'agree', fingerprint: 'F', body: 'B' }), {
    kind: 'agree',
    fingerprint: 'F',
  });
  assert.deepEqual(readReviewMessage({ kind: 'reveal', index: 3 }), { kind: 'reveal', index: 3 });
  for (const other of [
    undefined,
    null,
    'agree',
    [],
    { kind: 'submit' },
    { kind: 'agree' },
    { kind: 'agree', fingerprint: 7 },
    { kind: 'reveal', index: '3' },
    { kind: 'reveal', index: 0.5 },
    { kind: '__proto__' },
  ])
    assert.equal(readReviewMessage(other), undefined, JSON.stringify(other));
});
