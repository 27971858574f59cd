import { test } from 'node:test';
import assert from 'node:assert/strict';
import { failureOf } from './failure.ts';

const calm = { cancelled: false, timedOut: false, answerBegun: false };

/** The error with which `fetch` rejects: what happened is in its cause. */
function fetchFailed(code: string, syscall?: string): Error {
  const cause = Object.assign(new Error('what happened'), { code, ...(syscall && { syscall }) });
  return new TypeError('fetch failed', { cause });
}

test('what ends before a connection stands was not sent', () => {
  for (const [code, syscall, reason] of [
    ['ENOTFOUND', 'getaddrinfo', 'nameNotFound'],
    ['EAI_AGAIN', 'getaddrinfo', 'nameNotFound'],
    ['ECONNREFUSED', 'connect', 'connectionRefused'],
    ['EHOSTUNREACH', 'connect', 'unreachable'],
    ['ETIMEDOUT', 'connect', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', undefined, 'unreachable'],
    ['CERT_HAS_EXPIRED', undefined, 'certificate'],
  ] as const)
    assert.deepEqual(failureOf(fetchFailed(code, syscall), calm), {
      kind: 'notSent',
      reason,
      detail: `${code}: what happened`,
    });
});

test('a server of several addresses, none of which can be reached, was sent nothing', () => {
  const attempt = (code: string, syscall: string) =>
    Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
  /** As Node gives it (`autoSelectFamily`): with the code of the first attempt and without a call of its own. */
  const failed = (...attempts: readonly Error[]) =>
    new TypeError('fetch failed', {
      cause: Object.assign(new AggregateError(attempts), { code: 'ETIMEDOUT' }),
    });
  const unreachable = failed(attempt('ETIMEDOUT', 'connect'), attempt('ENETUNREACH', 'connect'));
  assert.deepEqual(failureOf(unreachable, calm), {
    kind: 'notSent',
    reason: 'unreachable',
    detail: 'ETIMEDOUT: connect ETIMEDOUT; connect ENETUNREACH',
  });
  const later = failed(attempt('ETIMEDOUT', 'connect'), attempt('ETIMEDOUT', 'read'));
  assert.equal(failureOf(later, calm).kind, 'unknown');
  assert.equal(failureOf(failed(), calm).kind, 'unknown');
});

test('what can also come later is unknown', () => {
  for (const [code, syscall, reason] of [
    ['ECONNRESET', 'read', 'connection'],
    ['ETIMEDOUT', 'read', 'connection'],
    ['EPIPE', 'write', 'connection'],
    ['EPROTO', 'write', 'connection'],
    ['UND_ERR_SOCKET', undefined, 'connection'],
    ['UND_ERR_HEADERS_TIMEOUT', undefined, 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', undefined, 'timeout'],
    ['SOMETHING_NEW', undefined, 'connection'],
  ] as const)
    assert.deepEqual(failureOf(fetchFailed(code, syscall), calm), {
      kind: 'unknown',
      reason,
      detail: `${code}: what happened`,
    });
});

test('once an answer has begun, the request was sent, whatever the code', () => {
  const failure = failureOf(fetchFailed('ECONNREFUSED', 'connect'), { ...calm, answerBegun: true });
  assert.equal(failure.kind, 'unknown');
});

test('after a cancel or a timeout nothing is certain', () => {
  const refused = fetchFailed('ECONNREFUSED', 'connect');
  for (const [circumstances, reason] of [
    [{ ...calm, cancelled: true, timedOut: true }, 'cancelled'],
    [{ ...calm, timedOut: true }, 'timeout'],
  ] as const) {
    const failure = failureOf(refused, circumstances);
    assert(failure.kind === 'unknown');
    assert.equal(failure.reason, reason);
  }
});

test('anything at all may be thrown', () => {
  for (const thrown of [
    'text',
    undefined,
    null,
    7,
    new Error('alone'),
    new TypeError('x', { cause: 'y' }),
  ])
    assert.equal(failureOf(thrown, calm).kind, 'unknown');
});
