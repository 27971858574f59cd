import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { body, json, startRecorder, type Reply } from '../../../test/support/recorder.ts';
import { selfSigned } from '../../../test/support/selfSigned.ts';
import { send, type Answer, type Endpoint, type SendOptions } from './http.ts';

const key = 'sk-proj-0123456789abcdefXYZ';
const job = { object: 'fine_tuning.job', id: 'ftjob-1', status: 'validating_files' };

/** Sends one create to a service that replies so; its answer and what the service saw of it. */
async function create(t: TestContext, reply: Reply, options?: SendOptions) {
  const service = await startRecorder(reply);
  t.after(service.close);
  const answer = await createAt(`${service.origin}/v1`, options);
  return { answer, requests: service.requests };
}

async function createAt(baseUrl: string, options?: SendOptions): Promise<Answer> {
  const endpoint: Endpoint = { baseUrl, headers: { authorization: `Bearer ${key}` } };
  const request = { method: 'POST', path: '/fine_tuning/jobs', body: '{"model":"m"}' } as const;
  const answer = await send(request, endpoint, options);
  assert(!JSON.stringify(answer).includes(key), 'the key is in the answer');
  return answer;
}

test('a create arrives once, byte for byte, with its headers', async (t) => {
  const service = await startRecorder(json(200, job));
  t.after(service.close);
  const headers = { 'api-key': key, 'openai-organization': 'org-1' };
  const text = '{ "model" : "m",\r\n\t"suffix": "ü€😀",  "seed":1.0 }\n';
  const request = { method: 'POST', path: '/fine_tuning/jobs', body: text } as const;
  await send(request, { baseUrl: `${service.origin}/openai/v1`, headers });
  assert.equal(service.requests.length, 1);
  const [seen] = service.requests;
  assert.equal(seen?.method, 'POST');
  assert.equal(seen.path, '/openai/v1/fine_tuning/jobs');
  assert.equal(seen.body.toString('utf8'), text);
  assert.equal(seen.headers['content-type'], 'application/json');
  assert.equal(seen.headers['content-length'], String(Buffer.byteLength(text)));
  assert.equal(seen.headers['transfer-encoding'], undefined);
  assert.equal(seen.headers['api-key'], key);
  assert.equal(seen.headers['openai-organization'], 'org-1');
  assert.equal(seen.headers.authorization, undefined);
});

test('2xx with JSON is answered', async (t) => {
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const reply = json(200, job, { 'x-request-id': 'req_1', date });
  const { answer, requests } = await create(t, reply);
  const text = JSON.stringify(job);
  assert(answer.kind === 'answered');
  const { clockAhead = 0, ...rest } = answer;
  assert.equal(Math.round(clockAhead / 60_000), 60);
  assert.deepEqual(rest, {
    kind: 'answered',
    status: 200,
    value: job,
    contentType: 'application/json',
    text,
    requestId: 'req_1',
  });
  assert.equal(requests.length, 1);
});

test("Azure's request id is found, a byte order mark does no harm", async (t) => {
  const text = `\ufeff${JSON.stringify(job)}`;
  const { answer } = await create(t, body(201, text, { 'apim-request-id': 'a-1' }));
  assert(answer.kind === 'answered');
  assert.equal(answer.requestId, 'a-1');
  assert.deepEqual(answer.value, job);
});

const openAIError = (message: string, more: object = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...more },
});

const refusals: readonly {
  readonly name: string;
  readonly status: number;
  readonly body: object;
  readonly headers?: Record<string, string>;
  readonly error: { message: string; type?: string; code?: string; param?: string };
  readonly retryAfterSeconds?: number;
}[] = [
  {
    name: 'a parameter that is wrong',
    status: 400,
    body: openAIError('invalid training_file: file-x', { param: 'training_file' }),
    error: {
      message: 'invalid training_file: file-x',
      type: 'invalid_request_error',
      param: 'training_file',
    },
  },
  {
    name: 'a wrong key',
    status: 401,
    body: openAIError('Incorrect API key provided.', { code: 'invalid_api_key' }),
    headers: { 'www-authenticate': 'Bearer realm="api"' },
    error: {
      message: 'Incorrect API key provided.',
      type: 'invalid_request_error',
      code: 'invalid_api_key',
    },
  },
  {
    name: 'the end of the platform',
    status: 403,
    body: openAIError('The platform is winding down.', { code: 'training_not_available' }),
    error: {
      message: 'The platform is winding down.',
      type: 'invalid_request_error',
      code: 'training_not_available',
    },
  },
  {
    name: 'nothing at this address',
    status: 404,
    body: { error: { code: '404', message: 'Resource not found' } },
    error: { message: 'Resource not found', code: '404' },
  },
  {
    name: 'a request that went to the wrong machine, which fetch would repeat by itself',
    status: 421,
    body: { message: 'Misdirected' },
    error: { message: 'Misdirected' },
  },
  {
    name: "Prism's problem+json",
    status: 422,
    body: {
      type: 'https://example.com/errors#UNPROCESSABLE_ENTITY',
      title: 'Invalid request',
      status: 422,
      validation: [{ location: ['body', 'method', 'type'], message: 'must be equal to one of' }],
    },
    headers: { 'content-type': 'application/problem+json' },
    error: {
      message: 'Invalid request\nmust be equal to one of',
      type: 'https://example.com/errors#UNPROCESSABLE_ENTITY',
      param: 'method.type',
    },
  },
  {
    name: 'too many requests, with seconds to wait',
    status: 429,
    body: openAIError('Slow down.'),
    headers: { 'retry-after': '17' },
    error: { message: 'Slow down.', type: 'invalid_request_error' },
    retryAfterSeconds: 17,
  },
  {
    name: "too many requests, with a date on the service's clock",
    status: 429,
    body: openAIError('Slow down.'),
    headers: {
      date: 'Fri, 26 Sep 2025 01:20:17 GMT',
      'retry-after': 'Fri, 26 Sep 2025 01:21:47 GMT',
    },
    error: { message: 'Slow down.', type: 'invalid_request_error' },
    retryAfterSeconds: 90,
  },
  {
    name: 'a time to wait that is already over',
    status: 503,
    body: { error: 'overloaded' },
    headers: {
      date: 'Fri, 26 Sep 2025 01:20:17 GMT',
      'retry-after': 'Fri, 26 Sep 2025 01:00:00 GMT',
    },
    error: { message: 'overloaded' },
    retryAfterSeconds: 0,
  },
  {
    name: 'a time to wait that nobody understands',
    status: 429,
    body: { error: 'overloaded' },
    headers: { 'retry-after': 'soon' },
    error: { message: 'overloaded' },
  },
];

for (const refusal of refusals)
  test(`${refusal.status} is refused: ${refusal.name}`, async (t) => {
    const reply = json(refusal.status, refusal.body, refusal.headers);
    const { answer, requests } = await create(t, reply);
    assert.deepEqual(answer, {
      kind: 'refused',
      status: refusal.status,
      error: { type: undefined, code: undefined, param: undefined, ...refusal.error },
      text: JSON.stringify(refusal.body),
      requestId: undefined,
      retryAfterSeconds: refusal.retryAfterSeconds,
    });
    assert.equal(requests.length, 1);
  });

test('a gateway that answers with a page says how long to wait, too', async (t) => {
  const { answer } = await create(t, body(429, '<h1>Slow down</h1>', { 'retry-after': '7' }));
  assert(answer.kind === 'unreadable');
  assert.equal(answer.retryAfterSeconds, 7);
});

const recordings = path.resolve(import.meta.dirname, '../../../../shared/corpus/recorded');

test(
  'the recorded refusals of the real service are read',
  { skip: existsSync(recordings) ? false : 'no recordings here' },
  async (t) => {
    const files = readdirSync(recordings).filter((file) => file.startsWith('Exception'));
    assert.equal(files.length, 3);
    for (const file of files) {
      const recorded = JSON.parse(readFileSync(path.join(recordings, file), 'utf8')) as {
        readonly status: number;
        readonly response: { readonly error: Record<string, string | null> };
      };
      const { message, type, param, code } = recorded.response.error;
      const { answer } = await create(t, json(recorded.status, recorded.response));
      assert(answer.kind === 'refused', file);
      assert.deepEqual(answer.error, {
        message,
        type,
        param: param ?? undefined,
        code: code ?? undefined,
      });
    }
  },
);

const unreadables: readonly [string, number, string, string, string][] = [
  ['a page of a proxy with status 500', 500, 'text/html', '<h1>Bad</h1>', 'notJson'],
  ['a page of a proxy with status 200', 200, 'text/html', '<h1>Log in</h1>', 'notJson'],
  ['half a job', 200, 'application/json', '{"id":"ftjob-1","sta', 'notJson'],
  ['an empty 200', 200, 'application/json', '', 'empty'],
  ['white space', 200, 'application/json', ' \n', 'empty'],
  ['an empty 502', 502, 'text/plain', '', 'empty'],
  ['a refusal without a message', 500, 'application/json', '{"error":{}}', 'noError'],
  ['a refusal that is a list', 500, 'application/json', '[]', 'noError'],
  ['a redirect without a place', 304, 'text/plain', '', 'empty'],
];

for (const [name, status, contentType, text, problem] of unreadables)
  test(`unreadable: ${name}`, async (t) => {
    const reply = body(status, text, { 'content-type': contentType, 'x-request-id': 'req_2' });
    const { answer, requests } = await create(t, reply);
    const requestId = 'req_2';
    assert.deepEqual(answer, { kind: 'unreadable', problem, status, contentType, text, requestId });
    assert.equal(requests.length, 1);
  });

test('an answer of 11 MB is not read to its end, its beginning is kept', async (t) => {
  const text = JSON.stringify({ ...job, padding: 'x'.repeat(11 * 1024 * 1024) });
  const { answer, requests } = await create(t, body(200, text));
  assert(answer.kind === 'unreadable');
  assert.equal(answer.problem, 'tooLarge');
  assert(answer.text.startsWith('{"object":"fine_tuning.job"') && answer.text.length < 100_000);
  assert.equal(requests.length, 1);
});

test('JSON nested deeper than any stack is unreadable or answered, but no exception', async (t) => {
  const { answer } = await create(t, body(200, '['.repeat(500_000) + ']'.repeat(500_000)));
  assert(answer.kind === 'unreadable' || answer.kind === 'answered');
});

for (const status of [301, 302, 303, 307, 308])
  test(`a redirect ${status} is not followed`, async (t) => {
    const other = await startRecorder(json(200, job));
    t.after(other.close);
    const location = `${other.origin}/v1/fine_tuning/jobs`;
    const { answer, requests } = await create(t, body(status, '', { location }));
    assert.deepEqual(answer, { kind: 'redirected', status, location });
    assert.equal(requests.length, 1);
    assert.equal(other.requests.length, 0);
  });

test('nobody listens: not sent', async () => {
  const service = await startRecorder(json(200, job));
  await service.close();
  const answer = await createAt(service.origin);
  assert(answer.kind === 'notSent');
  assert.equal(answer.reason, 'connectionRefused');
  assert.match(answer.detail, /ECONNREFUSED/);
});

test('nobody listens on either address of localhost: not sent', async () => {
  const service = await startRecorder(json(200, job));
  await service.close();
  const answer = await createAt(service.origin.replace('127.0.0.1', 'localhost'));
  assert(answer.kind === 'notSent');
  assert.equal(answer.reason, 'connectionRefused');
});

test('a name that no server knows: not sent', async () => {
  const answer = await createAt('http://no-such-host.invalid');
  assert(answer.kind === 'notSent');
  assert.equal(answer.reason, 'nameNotFound');
});

test('a certificate that nobody trusts: not sent', async (t) => {
  const service = await startRecorder(json(200, job), selfSigned);
  t.after(service.close);
  const answer = await createAt(service.origin);
  assert(answer.kind === 'notSent');
  assert.equal(answer.reason, 'certificate');
  assert.equal(service.requests.length, 0);
});

test('a key with a line break cannot be sent, and is not quoted', async () => {
  const secret = `${key}\n${key}`;
  const endpoint = { baseUrl: 'http://127.0.0.1:9', headers: { 'api-key': secret } };
  const answer = await send({ method: 'GET', path: '/models' }, endpoint);
  assert(answer.kind === 'notSent');
  assert.equal(answer.reason, 'invalidRequest');
  assert(!JSON.stringify(answer).includes(key));
});

test('no address: not sent', async () => {
  const answer = await createAt('no address');
  assert(answer.kind === 'notSent');
  assert.equal(answer.reason, 'invalidRequest');
});

test('cancelled before: not sent', async (t) => {
  const { answer, requests } = await create(t, json(200, job), { signal: AbortSignal.abort() });
  assert(answer.kind === 'notSent');
  assert.equal(answer.reason, 'cancelled');
  assert.equal(requests.length, 0);
});

test('cancelled while the service works: unknown', async (t) => {
  const cancel = new AbortController();
  const { answer, requests } = await create(t, () => cancel.abort(), { signal: cancel.signal });
  assert(answer.kind === 'unknown');
  assert.equal(answer.reason, 'cancelled');
  assert.equal(requests.length, 1);
});

test('no answer in time: unknown', async (t) => {
  const { answer, requests } = await create(t, () => undefined, { timeoutMs: 300 });
  assert(answer.kind === 'unknown');
  assert.equal(answer.reason, 'timeout');
  assert.equal(requests.length, 1);
});

test('the connection breaks before the answer: unknown', async (t) => {
  const { answer, requests } = await create(t, (response) => response.destroy());
  assert(answer.kind === 'unknown');
  assert.equal(answer.reason, 'connection');
  assert.equal(requests.length, 1);
});

test('the connection is reset before the answer: unknown', async (t) => {
  const { answer, requests } = await create(t, (response) => {
    response.socket?.resetAndDestroy();
  });
  assert(answer.kind === 'unknown');
  assert.equal(answer.reason, 'connection');
  assert.match(answer.detail, /ECONNRESET/);
  assert.equal(requests.length, 1);
});

test('the connection breaks within the answer: unknown, with the status that had arrived', async (t) => {
  const { answer, requests } = await create(t, (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"id":"ftjob-1",', () => response.socket?.resetAndDestroy());
  });
  assert(answer.kind === 'unknown');
  assert.equal(answer.reason, 'connection');
  assert.match(answer.detail, /HTTP 200/);
  assert.equal(requests.length, 1);
});

test('a connection kept open and then closed by the service is no reason to send again', async (t) => {
  let answered = false;
  const service = await startRecorder((response, request) => {
    if (answered) response.destroy();
    else json(200, job)(response, request);
    answered = true;
  });
  t.after(service.close);
  assert.equal((await createAt(service.origin)).kind, 'answered');
  assert.equal((await createAt(service.origin)).kind, 'unknown');
  assert.equal(service.requests.length, 2);
});

const echoes: readonly [string, Reply][] = [
  ['in an error', json(401, openAIError(`Incorrect key: ${key}`, { param: key, code: key }))],
  ['escaped', body(401, `{"error":{"message":"\\u0073${key.slice(1)}"}}`)],
  ['with its scheme', json(401, openAIError(`You sent "Bearer ${key}"`))],
  ['in a page', body(500, `<pre>Authorization: Bearer ${key}</pre>`)],
  ['in a job', json(200, { ...job, metadata: { sent: key, [key]: 'x' } })],
  ['in the headers', json(200, job, { 'x-request-id': key })],
  ['in the type', body(200, 'text', { 'content-type': key })],
  ['in a redirect', body(307, '', { location: `/v1?key=${key}` })],
  ['in an answer that is too large', body(200, key.repeat(500_000))],
];

for (const [name, reply] of echoes)
  test(`a service that says the key ${name} does not get it shown`, async (t) => {
    const { answer, requests } = await create(t, reply);
    assert.match(JSON.stringify(answer), /\[key removed\]/);
    assert.equal(requests.length, 1);
  });

test('a port that `fetch` refuses to ask, like 6000, was sent nothing', async () => {
  const endpoint = { baseUrl: 'http://127.0.0.1:6000/v1', headers: {} };
  const answer = await send({ method: 'POST', path: '/fine_tuning/jobs', body: '{}' }, endpoint);
  assert.deepEqual(answer, { kind: 'notSent', reason: 'invalidRequest', detail: 'bad port' });
});
