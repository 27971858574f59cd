import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NotSentReason, UnknownOutcome } from './http.ts';
import { withoutAnswer } from './withoutAnswer.ts';

test('reasons are told in a sentence, and one that nobody knows as it is', () => {
  const told = (kind: 'notSent' | 'unknown', reason: string) =>
    withoutAnswer({ kind, reason }, 'Mine');
  assert.equal(told('notSent', 'cancelled'), 'You cancelled before.');
  assert.match(told('unknown', 'cancelled'), /^You cancelled while .* on its way to Mine\.$/);
  assert.equal(told('unknown', 'HTTP 502'), 'HTTP 502');
  const known: Readonly<Record<NotSentReason | UnknownOutcome['reason'], true>> = {
    cancelled: true,
    nameNotFound: true,
    connectionRefused: true,
    unreachable: true,
    certificate: true,
    invalidRequest: true,
    timeout: true,
    connection: true,
    interrupted: true,
  };
  for (const reason of Object.keys(known)) assert.match(told('unknown', reason), / .*\.$/, reason);
});
