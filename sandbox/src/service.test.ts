import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import type { Fault } from './faults.ts';
import { minimalJob, startTestClient } from './testClient.ts';

test('both path styles serve, each with its own headers', async (context) => {
  const { send, sandbox } = await startTestClient(context);
  assert.match(sandbox.address, /^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const { headers, body } = await send('GET', '/models');
  assert.match(headers.get('x-request-id')!, /^req_[0-9a-f]{32}$/);
  assert.match(headers.get('openai-processing-ms')!, /^\d+$/);
  assert.equal(headers.get('openai-version'), '2020-10-01');
  assert.equal(headers.get('content-type'), 'application/json');
  assert.ok((body['data'] as unknown[]).length > 5);
  for (const query of ['', '?api-version=v1', '?api-version=preview']) {
    const azure = await send('GET', `${sandbox.azureAddress}/models${query}`);
    assert.equal(azure.status, 200);
    assert.match(azure.headers.get('apim-request-id')!, /^[0-9a-f-]{36}$/);
    assert.equal(azure.headers.get('x-request-id'), null);
  }
  const old = await send('GET', `${sandbox.azureAddress}/models?api-version=2025-04-01-preview`);
  assert.equal(old.status, 400);
  assert.match(JSON.stringify(old.body), /API version not supported/);
});

test('what is not there is not found, and another method is not allowed', async (context) => {
  const { send, sandbox } = await startTestClient(context);
  const { origin } = new URL(sandbox.address);
  for (const path of [
    '/v1/engines',
    '/v2/models',
    '/',
    '/v1/files/%E0%A4%A',
    '/v1/files//content/',
  ])
    assert.equal((await send('GET', origin + path)).status, 404, path);
  assert.deepEqual((await send('GET', '/engines')).body, {
    error: {
      message: 'Invalid URL (GET /v1/engines)',
      type: 'invalid_request_error',
      param: null,
      code: null,
    },
  });
  const { status, body } = await send('DELETE', '/fine_tuning/jobs');
  assert.equal(status, 405);
  assert.match(JSON.stringify(body), /"code":"method_not_supported"/);
});

test('a key is demanded when keys are given', async (context) => {
  const { send, sandbox } = await startTestClient(context, { apiKeys: ['right-key', 'other'] });
  const azure = `${sandbox.azureAddress}/models`;
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const status = async (path: string, headers: Record<string, string>) =>
    (await send('GET', path, undefined, headers)).status;
  assert.equal(await status('/models', bearer('right-key')), 200);
  assert.equal(await status('/models', { 'api-key': 'right-key' }), 401);
  assert.equal(await status(azure, { 'api-key': 'right-key' }), 200);
  assert.equal(await status(azure, bearer('other')), 200);

  const wrong = await send('GET', '/models', undefined, bearer('sk-wrong-key-of-some-length'));
  assert.equal(wrong.status, 401);
  assert.deepEqual(wrong.body, {
    error: {
      message: 'Incorrect API key provided: sk-***ngth.',
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    },
  });
  const none = await send('GET', '/models');
  assert.equal(none.status, 401);
  assert.match(JSON.stringify(none.body), /didn't provide an API key.*"code":null/);
  for (const headers of [{}, { 'api-key': 'sk-wrong' }]) {
    const denied = await send('GET', azure, undefined, headers);
    assert.equal(denied.status, 401);
    const { code, message, ...rest } = denied.body['error'] as Record<string, unknown>;
    assert.equal(code, '401');
    assert.match(String(message), /^Access denied due to invalid subscription key/);
    assert.deepEqual(rest, {});
  }
});

test('a page of another site gets nothing, under whatever name it reaches the service', async (context) => {
  const { sandbox } = await startTestClient(context);
  const statusWith = (headers: Record<string, string>) =>
    new Promise((resolve) => {
      request(`${sandbox.address}/files`, { headers }, (response) => {
        resolve(response.resume().statusCode);
      }).end();
    });
  assert.equal(await statusWith({ host: 'evil.example:80' }), 403);
  assert.equal(await statusWith({ 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await statusWith({ host: 'localhost:80' }), 200);
});

test('the journal holds what came and what was answered', async (context) => {
  const { send, sandbox } = await startTestClient(context);
  const { body } = await send('POST', '/fine_tuning/jobs', minimalJob, { 'x-test': 'a' });
  const [recorded, ...others] = sandbox.requests;
  assert.deepEqual(others, []);
  assert.equal(recorded!.method, 'POST');
  assert.equal(recorded!.path, '/v1/fine_tuning/jobs');
  assert.equal(recorded!.headers['x-test'], 'a');
  assert.equal(recorded!.body, JSON.stringify(minimalJob));
  assert.equal(recorded!.answered!.status, 200);
  assert.deepEqual(JSON.parse(recorded!.answered!.body), body);
});

test('the port can be chosen, and a port that is taken is an error', async (context) => {
  const { sandbox } = await startTestClient(context);
  const port = Number(new URL(sandbox.address).port);
  await assert.rejects(startTestClient(context, { port }), { code: 'EADDRINUSE' });
  await sandbox.close();
  const again = await startTestClient(context, { port });
  assert.equal(again.sandbox.address, sandbox.address);
});

test('a fault happens to the request, and the job exists only if the service saw the request', async (context) => {
  let fault: Fault | undefined;
  const { send, sandbox } = await startTestClient(context, { fault: () => fault });
  const jobCount = async () => {
    fault = undefined;
    return ((await send('GET', '/fine_tuning/jobs')).body['data'] as unknown[]).length;
  };
  const create = (order: Fault, init: RequestInit = {}) => {
    fault = order;
    const body = JSON.stringify(minimalJob);
    return fetch(`${sandbox.address}/fine_tuning/jobs`, { method: 'POST', body, ...init });
  };

  const page = await create({
    ...{ kind: 'answer', status: 502, body: '<html>', contentType: 'text/html' },
    headers: { 'retry-after': '3' },
  });
  assert.equal(page.status, 502);
  assert.equal(page.headers.get('content-type'), 'text/html');
  assert.equal(page.headers.get('retry-after'), '3');
  assert.equal(await page.text(), '<html>');
  const elsewhere = await create(
    { kind: 'redirect', to: 'http://example.com/' },
    { redirect: 'manual' },
  );
  assert.equal(elsewhere.status, 307);
  assert.equal(elsewhere.headers.get('location'), 'http://example.com/');
  await assert.rejects(create({ kind: 'dropBeforeReading' }));
  assert.equal(await jobCount(), 0);

  await assert.rejects(create({ kind: 'dropAfterReading' }));
  assert.equal(await jobCount(), 1);
  const half = await create({ kind: 'halfAnswer' });
  assert.equal(half.status, 200);
  await assert.rejects(half.text());
  assert.equal(await jobCount(), 2);

  const before = sandbox.requests.length;
  const hangUp = new AbortController();
  const waiting = create({ kind: 'neverAnswer' }, { signal: hangUp.signal });
  while (sandbox.requests.length === before) await new Promise(setImmediate);
  hangUp.abort();
  await assert.rejects(waiting, { name: 'AbortError' });
  assert.equal(await jobCount(), 3);

  const posts = sandbox.requests.filter(({ method }) => method === 'POST');
  assert.deepEqual(
    posts.map(({ answered }) => answered?.status),
    [undefined, undefined, undefined, 200, 200, 200],
  );
});

test('closing ends connections that wait for an answer', async (context) => {
  const { sandbox } = await startTestClient(context, { fault: () => ({ kind: 'neverAnswer' }) });
  const waiting = fetch(`${sandbox.address}/models`);
  while (sandbox.requests.length === 0) await new Promise(setImmediate);
  await sandbox.close();
  await assert.rejects(waiting);
});
