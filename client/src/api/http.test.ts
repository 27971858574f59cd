import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { create, job, key } from '../../../test/support/creating.ts';
import { body, json, startRecorder, type Reply } from '../../../test/support/recorder.ts';
import { send } from './http.ts';

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
