// The service on a loopback port: node:http around the pure router. Nothing is written to disk and nothing leaves.
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findAuthorizationRefusal } from './authorization.ts';
import { readBody } from './body.ts';
import type { Clock } from './clock.ts';
import { errorBody, noSuchAddress, serverError, strangeHost, tooLarge } from './errors.ts';
import { writeHalf, type Fault } from './faults.ts';
import type { Answer, Outcome, ServiceRequest, Style } from './messages.ts';
import { handle, readPath } from './router.ts';
import { defaultDurations, emptyState, type Durations, type State } from './state.ts';

export interface SandboxOptions {
  /** 0 or left out: a free port. */
  readonly port?: number;
  readonly clock: Clock;
  /** Keys, one of which every request must carry; left out: none is needed. */
  readonly apiKeys?: readonly string[];
  /** Files that exist from the beginning; left out: every file with a well-formed id. */
  readonly knownFileIds?: Iterable<string>;
  readonly durations?: Partial<Durations>;
  /** Asked before each request is read; what it orders happens to that request. */
  readonly fault?: (request: ArrivingRequest) => Fault | undefined;
}

export interface ArrivingRequest {
  readonly method: string;
  /** The path with the query, as it was sent. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RecordedRequest extends ArrivingRequest {
  /** The body as text, cut after a million bytes. */
  readonly body: string;
  /** What the service answered or was about to answer; `undefined` when a fault kept the request from it. */
  readonly answered: { readonly status: number; readonly body: string } | undefined;
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT/v1`, in the manner of OpenAI. */
  readonly address: string;
  /** `http://127.0.0.1:PORT/openai/v1`, in the manner of Azure. */
  readonly azureAddress: string;
  /** The last 200 requests, oldest first. */
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

const bodyLimit = 32 * 2 ** 20;
const journalLength = 200;
const longestRecordedBody = 1_000_000;

/** Starts the service on 127.0.0.1; rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, apiKeys, knownFileIds, durations, fault } = options;
  let state: State = emptyState({
    knownFileIds: knownFileIds && new Set(knownFileIds),
    durations: { ...defaultDurations, ...durations },
    salt: randomBytes(8).toString('hex'),
  });
  const requests: RecordedRequest[] = [];
  const record = (arriving: ArrivingRequest, body: string, answered?: RenderedAnswer) => {
    requests.push({
      ...arriving,
      body,
      answered: answered && { status: answered.status, body: answered.text },
    });
    if (requests.length > journalLength) requests.shift();
  };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const arriving = arrivingRequest(incoming);
    const ordered = fault?.(arriving);
    if (ordered?.kind === 'dropBeforeReading') {
      record(arriving, '');
      incoming.socket.destroy();
      return;
    }
    const body = await readBody(incoming, bodyLimit);
    const text = recordedText(body ?? new Uint8Array());
    if (ordered?.kind === 'answer' || ordered?.kind === 'redirect') {
      record(arriving, text);
      writeOrdered(response, ordered);
      return;
    }
    const started = performance.now();
    const { style, outcome } = answerTo(arriving, body);
    state = outcome.state;
    const rendered = render(outcome.answer, style, performance.now() - started);
    record(arriving, text, rendered);
    switch (ordered?.kind) {
      case 'neverAnswer':
        return;
      case 'dropAfterReading':
        incoming.socket.destroy();
        return;
      case 'halfAnswer':
        response.writeHead(rendered.status, rendered.headers);
        writeHalf(response, rendered.bytes);
        return;
      case undefined:
        response.writeHead(rendered.status, rendered.headers).end(rendered.bytes);
    }
  }

  function answerTo(
    { method, path: target, headers }: ArrivingRequest,
    body: Uint8Array | undefined,
  ): { style: Style; outcome: Outcome } {
    const [sentPath = '', ...query] = target.split('?');
    const address = readPath(sentPath);
    const style = address?.style ?? 'openai';
    const refusal =
      (isForUs(headers) ? undefined : strangeHost) ??
      findAuthorizationRefusal(apiKeys, headers, style) ??
      (address === undefined ? noSuchAddress(method, sentPath) : undefined);
    if (refusal !== undefined || address === undefined || body === undefined)
      return {
        style,
        outcome: { state, answer: { kind: 'refusal', refusal: refusal ?? tooLarge } },
      };
    const request: ServiceRequest = {
      ...{ style, method, path: address.path, sentPath, headers, body },
      query: new URLSearchParams(query.join('?')),
    };
    try {
      return { style, outcome: handle(state, request, clock.now()) };
    } catch (error) {
      console.error('The sandbox failed to answer', method, sentPath, error);
      return { style, outcome: { state, answer: { kind: 'refusal', refusal: serverError } } };
    }
  }

  const server = createServer((incoming, response) => {
    // A client that hangs up in the middle of its request has nobody to answer to.
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `${origin}/v1`,
    azureAddress: `${origin}/openai/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function recordedText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, longestRecordedBody));
}

function arrivingRequest(incoming: IncomingMessage): ArrivingRequest {
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
  };
}

/**
 * Whether a request was meant for this service. A page in a browser must not read the uploaded data by giving this
 * machine a name of its own (DNS rebinding), nor keep the service busy from another site.
 */
function isForUs(headers: ArrivingRequest['headers']): boolean {
  return (
    /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(headers['host'] ?? '') &&
    headers['sec-fetch-site'] !== 'cross-site'
  );
}

interface RenderedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly bytes: Uint8Array;
  readonly text: string;
}

function render(answer: Answer, style: Style, milliseconds: number): RenderedAnswer {
  const bytes =
    answer.kind === 'bytes' ? answer.bytes : new TextEncoder().encode(`${jsonOf(answer, style)}\n`);
  return {
    status: answer.kind === 'refusal' ? answer.refusal.status : 200,
    headers: {
      'content-type': answer.kind === 'bytes' ? answer.contentType : 'application/json',
      'content-length': bytes.length,
      'x-content-type-options': 'nosniff',
      ...(style === 'azure'
        ? { 'apim-request-id': randomUUID() }
        : {
            'x-request-id': `req_${randomBytes(16).toString('hex')}`,
            'openai-version': '2020-10-01',
            'openai-organization': 'sandbox',
            'openai-processing-ms': Math.ceil(milliseconds),
          }),
    },
    bytes,
    text: recordedText(bytes),
  };
}

function jsonOf(answer: Exclude<Answer, { kind: 'bytes' }>, style: Style): string {
  return JSON.stringify(
    answer.kind === 'json' ? answer.body : errorBody(answer.refusal, style),
    undefined,
    2,
  );
}

function writeOrdered(
  response: ServerResponse,
  fault: Extract<Fault, { kind: 'answer' | 'redirect' }>,
): void {
  if (fault.kind === 'redirect') {
    response.writeHead(fault.status ?? 307, { location: fault.to }).end();
    return;
  }
  const { status, headers = {}, contentType = 'application/json', body = '' } = fault;
  response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
}
