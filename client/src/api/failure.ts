/** Tells from the error of a failed `fetch` whether the request can have reached the service. */
import type { NotSent, NotSentReason, UnknownOutcome } from './http.ts';

export interface Circumstances {
  readonly cancelled: boolean;
  readonly timedOut: boolean;
  /** Status and headers of the answer had arrived. */
  readonly answerBegun: boolean;
}

/**
 * Error codes that Node and its `fetch` (undici) give before a connection stands, so before any byte of a request is
 * written. Codes that can also come later (ECONNRESET, EPIPE, ETIMEDOUT, TLS alerts) are left out on purpose.
 */
const notSentCodes = new Map<string, NotSentReason>([
  ['ENOTFOUND', 'nameNotFound'],
  ['EAI_AGAIN', 'nameNotFound'],
  ['ECONNREFUSED', 'connectionRefused'],
  ['UND_ERR_CONNECT_TIMEOUT', 'unreachable'],
  // The verdicts of the certificate check, which ends the handshake: Node's documentation, "X509 certificate error codes".
  ...[
    'CERT_CHAIN_TOO_LONG',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_REJECTED',
    'CERT_REVOKED',
    'CERT_SIGNATURE_FAILURE',
    'CERT_UNTRUSTED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ].map((code) => [code, 'certificate'] as const),
]);

/** What became of a request whose `fetch`, or the reading of its answer, rejected with this error. */
export function failureOf(error: unknown, circumstances: Circumstances): NotSent | UnknownOutcome {
  const { code, syscall, detail } = describe(error);
  if (circumstances.cancelled) return { kind: 'unknown', reason: 'cancelled', detail };
  if (circumstances.timedOut) return { kind: 'unknown', reason: 'timeout', detail };
  const reason =
    notSentCodes.get(code) ??
    (syscall === 'connect' ? 'unreachable' : undefined) ??
    // Of a port that the standard of `fetch` keeps for other services: it has no code, and nothing is tried.
    (detail === 'bad port' ? 'invalidRequest' : undefined);
  if (reason && !circumstances.answerBegun) return { kind: 'notSent', reason, detail };
  const isTimeout = code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT';
  return { kind: 'unknown', reason: isTimeout ? 'timeout' : 'connection', detail };
}

/** `fetch` rejects with a bare "fetch failed"; what happened is in its cause. */
function describe(error: unknown): { code: string; syscall: string; detail: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return { code: '', syscall: '', detail: String(cause) };
  const code = textOf(cause, 'code');
  // Where a name has several addresses, each was tried, and what became of each is in a list.
  const attempts: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  const syscalls = new Set(attempts.map((attempt) => textOf(attempt, 'syscall')));
  const [syscall = ''] = syscalls.size === 1 ? syscalls : [];
  const message = cause.message || attempts.map((attempt) => textOf(attempt, 'message')).join('; ');
  return { code, syscall, detail: [code, message].filter((part) => part !== '').join(': ') };
}

function textOf(error: unknown, name: 'code' | 'syscall' | 'message'): string {
  const value: unknown = error instanceof Error && name in error ? Reflect.get(error, name) : '';
  return typeof value === 'string' ? value : '';
}
