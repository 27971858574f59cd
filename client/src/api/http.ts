/**
 * One request to the fine-tuning service and everything that can become of it, as data. Nothing here throws, follows
 * a redirect or sends a second time: a job costs money, so repeating is the decision of a person.
 */
import { readServiceError, type ServiceError } from './serviceError.ts';
import { failureOf } from './failure.ts';
import { redactor, type Redactor } from './redaction.ts';
import { readBounded } from './body.ts';

export interface Endpoint {
  /** The address below which the paths lie, without trailing slash: `http://127.0.0.1:1234/v1`. */
  readonly baseUrl: string;
  /** `authorization`, `api-key`, `openai-organization` …, ready made. The only place where a key is. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query below the base address: `/fine_tuning/jobs?limit=20`. */
  readonly path: string;
  /** JSON text, sent as it is; or the parts of a form, whose files are read while they are sent. */
  readonly body?: string | FormData;
  /** The header of this name; `application/json` if absent. */
  readonly accept?: string;
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole exchange, from the connection to the last byte of the answer; two minutes if absent. */
  readonly timeoutMs?: number | undefined;
  /** Of the answer's body; 10 MB if absent. What is longer is `tooLarge`. */
  readonly maximumBytes?: number | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What became of a request. No text in it contains a key of the endpoint. */
export type Answer<Value = unknown> = Answered<Value> | Failure;

export type Failure = Refused | Unreadable | Redirected | NotSent | UnknownOutcome;

/** 2xx with JSON. */
export interface Answered<Value> {
  readonly kind: 'answered';
  readonly status: number;
  readonly value: Value;
  readonly contentType: string | undefined;
  /** The body as it came; empty where the value is its bytes. */
  readonly text: string;
  readonly requestId: string | undefined;
  /** Milliseconds by which the service's clock is ahead of ours, where it says its time. */
  readonly clockAhead?: number;
}

/** 4xx or 5xx with an error in an envelope that `readServiceError` knows. */
export interface Refused {
  readonly kind: 'refused';
  readonly status: number;
  readonly error: ServiceError;
  readonly text: string;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
}

/** An answer of any status that says nothing we can read: a proxy's page, no body, half a body, another resource. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly problem: UnreadableProblem;
  readonly status: number;
  readonly contentType: string | undefined;
  /** The body, or its first part when it is `tooLarge`. */
  readonly text: string;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds?: number;
}

/**
 * `tooLarge`: more than `maximumBytes`, reading stopped. `noError`: an error status with JSON that holds no error message.
 * `unexpectedShape`: JSON of status 2xx that is not the resource that was asked for.
 */
export type UnreadableProblem = 'empty' | 'notJson' | 'tooLarge' | 'noError' | 'unexpectedShape';

/** The service, or something before it, pointed to another address. It was not followed. */
export interface Redirected {
  readonly kind: 'redirected';
  readonly status: number;
  readonly location: string;
}

/** It is certain that nothing reached the service. */
export interface NotSent {
  readonly kind: 'notSent';
  readonly reason: NotSentReason;
  /** For the log and for people who know networks: `ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:9`. */
  readonly detail: string;
}

/** `invalidRequest`: the address or a header (a key with a line break) cannot be part of a request. */
export type NotSentReason =
  | 'cancelled'
  | 'nameNotFound'
  | 'connectionRefused'
  | 'unreachable'
  | 'certificate'
  | 'invalidRequest';

/**
 * The request may have reached the service, and may have had its effect. `interrupted`: by the end of VS Code, as the
 * next window knows it.
 */
export interface UnknownOutcome {
  readonly kind: 'unknown';
  readonly reason: 'cancelled' | 'timeout' | 'connection' | 'interrupted';
  readonly detail: string;
}

const defaultTimeoutMs = 120_000;
/** How much of a body that is too large is kept to be shown. */
const shownCharacters = 64 * 1024;

/** Sends the request once and says what became of it. Never throws. */
export function send(
  request: ServiceRequest,
  endpoint: Endpoint,
  options: SendOptions = {},
): Promise<Answer> {
  return exchange(request, endpoint, options, readJson);
}

/** Sends the request once; a 2xx of any content is answered with the bytes of its body. Never throws. */
export function download(
  request: ServiceRequest,
  endpoint: Endpoint,
  options: SendOptions = {},
): Promise<Answer<Uint8Array>> {
  return exchange({ accept: '*/*', ...request }, endpoint, options, readContent);
}

async function exchange<Value>(
  request: ServiceRequest,
  endpoint: Endpoint,
  options: SendOptions,
  read: (received: Received) => Answer<Value>,
): Promise<Answer<Value>> {
  const redact = redactor(endpoint.headers);
  if (options.signal?.aborted)
    return {
      kind: 'notSent',
      reason: 'cancelled',
      detail: 'cancelled before the request was sent',
    };
  const prepared = prepare(request, endpoint);
  if (!prepared)
    return {
      kind: 'notSent',
      reason: 'invalidRequest',
      detail: 'the address or a header holds characters that HTTP does not allow',
    };
  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let received = '';
  try {
    const response = await (options.fetch ?? globalThis.fetch)(prepared.url, {
      method: request.method,
      headers: prepared.headers,
      ...prepared.body,
      redirect: 'manual',
      credentials: 'omit',
      signal,
    });
    received = `HTTP ${response.status} arrived without its whole body: `;
    return await answerOf(response, redact, options.maximumBytes, read);
  } catch (error) {
    const failure = failureOf(error, {
      cancelled: options.signal?.aborted ?? false,
      timedOut: timeout.aborted,
      answerBegun: received !== '',
    });
    return { ...failure, detail: redact(received + failure.detail) };
  }
}

/** Checks address and headers before anything is sent; the platform's own messages would quote the key. */
function prepare(request: ServiceRequest, endpoint: Endpoint) {
  try {
    const url = new URL(endpoint.baseUrl + request.path).href;
    const headers = new Headers({
      accept: request.accept ?? 'application/json',
      ...endpoint.headers,
    });
    if (request.body === undefined) return { url, headers, body: {} };
    // The platform writes the form's boundary into the content type.
    if (typeof request.body !== 'string') return { url, headers, body: { body: request.body } };
    const bytes = new Blob([request.body]);
    headers.set('content-type', 'application/json');
    headers.set('content-length', String(bytes.size));
    // A stream can be read only once: `fetch` would send a string a second time, by itself, after a 421.
    return { url, headers, body: { body: bytes.stream(), duplex: 'half' as const } };
  } catch {
    return undefined;
  }
}

/** What has arrived whole, and what of it every reading of it needs. */
interface Received {
  readonly response: Response;
  readonly bytes: Uint8Array;
  readonly redact: Redactor;
  readonly facts: {
    readonly status: number;
    readonly contentType: string | undefined;
    readonly requestId: string | undefined;
  };
}

async function answerOf<Value>(
  response: Response,
  redact: Redactor,
  maximumBytes: number | undefined,
  read: (received: Received) => Answer<Value>,
): Promise<Answer<Value>> {
  const { status, headers } = response;
  const header = (name: string) => {
    const value = headers.get(name);
    return value === null ? undefined : redact(value);
  };
  const location = header('location');
  // A browser hides where a redirect goes, and its status.
  const isRedirect = status >= 300 && status < 400 && location !== undefined;
  if (isRedirect || response.type === 'opaqueredirect') {
    await response.body?.cancel();
    return { kind: 'redirected', status, location: location ?? '' };
  }
  const facts = {
    status,
    contentType: header('content-type'),
    requestId: header('x-request-id') ?? header('apim-request-id'),
  };
  const { bytes, isCut } = await readBounded(response, maximumBytes);
  const received: Received = { response, bytes, redact, facts };
  // Shortened after the keys are gone: half a key would not be found.
  if (isCut)
    return unreadable('tooLarge', redact(textOf(bytes)).slice(0, shownCharacters), received);
  return read(received);
}

function readContent(received: Received): Answer<Uint8Array> {
  const { bytes, facts } = received;
  if (facts.status < 300) return { kind: 'answered', ...facts, value: bytes, text: '' };
  const answer = readJson(received);
  return answer.kind === 'answered' ? unreadable('noError', answer.text, received) : answer;
}

function readJson(received: Received): Answer {
  const { response, bytes, redact, facts } = received;
  const { status, requestId } = facts;
  const text = textOf(bytes);
  if (text.trim() === '') return unreadable('empty', text, received);
  const json = redact.json(text);
  if (!json) return unreadable('notJson', redact(text), received);
  if (status < 300) {
    const clockAhead = Date.parse(response.headers.get('date') ?? '') - Date.now();
    const clock = Number.isNaN(clockAhead) ? {} : { clockAhead };
    return { kind: 'answered', ...facts, value: json.value, text: json.text, ...clock };
  }
  const error = status >= 400 ? readServiceError(json.value) : undefined;
  if (!error) return unreadable('noError', json.text, received);
  const retryAfterSeconds = readRetryAfter(response.headers);
  return { kind: 'refused', status, error, text: json.text, requestId, retryAfterSeconds };
}

function unreadable(
  problem: UnreadableProblem,
  text: string,
  { facts, response }: Received,
): Unreadable {
  const seconds = readRetryAfter(response.headers);
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
  return { kind: 'unreadable', problem, ...facts, text, ...wait };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Seconds to wait, from `retry-after` as seconds or as a date, which is read on the service's own clock. */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const milliseconds = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, Math.round(milliseconds / 1000));
}
