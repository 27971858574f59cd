// What is known of a request when no answer tells it: surely not sent, or unknown.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { create, createAt, job, key } from '../../../test/support/creating.ts';
import { json, startRecorder } from '../../../test/support/recorder.ts';
import { selfSigned } from '../../../test/support/selfSigned.ts';
import { send } from './http.ts';

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

test('a port that `fetch` refuses to ask, like 6000, was sent nothing', async () => {
  const endpoint = { baseUrl: 'http://127.0.0.1:6000/v1', headers: {} };
  const answer = await send({ method: 'POST', path: '/fine_tuning/jobs', body: '{}' }, endpoint);
  assert.deepEqual(answer, { kind: 'notSent', reason: 'invalidRequest', detail: 'bad port' });
});
