// Against real servers: each answer that a wrong address, key or network can bring, and what is said about it.
import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { startSandbox } from '../../../../sandbox/src/service.ts';
import { body, json, startRecorder, type Reply } from '../../../../test/support/recorder.ts';
import { selfSigned } from '../../../../test/support/selfSigned.ts';
import type { AddressedConnection } from './connection.ts';
import { proveConnection, type Proof } from './proof.ts';

const key = 'sk-canary-9f2b71d04c';

function connectionTo(
  address: string,
  change: Partial<AddressedConnection> = {},
): AddressedConnection {
  return {
    id: 'mine',
    label: 'Mine',
    kind: 'compatible',
    authorization: 'bearer',
    ...change,
    address,
  };
}

/** What is said about a service that answers so; it must have been asked once, by the harmless read. */
async function proofOf(reply: Reply, change: Partial<AddressedConnection> = {}): Promise<Proof> {
  const service = await startRecorder(reply);
  try {
    const proof = await proveConnection(connectionTo(`${service.origin}/v1`, change), key);
    const [request, ...others] = service.requests;
    assert.equal(`${request?.method} ${request?.path}`, 'GET /v1/fine_tuning/jobs?limit=1');
    assert.deepEqual(others, []);
    assert.ok(!JSON.stringify(proof).includes(key));
    return proof;
  } finally {
    await service.close();
  }
}

/** `address, credential | may be stored | summary`. */
function readable(proof: Proof): string {
  if (proof.kind === 'works') return 'works';
  const storing = proof.mayStore ? 'may be stored' : 'excluded';
  const summary = proof.summary.replace(/127\.0\.0\.1:\d+/g, 'HOST');
  return `${proof.suspects.join(', ')} | ${storing} | ${summary}`;
}

const refusal = (status: number, message: string) =>
  json(status, { error: { message, type: 'invalid_request_error', param: null, code: null } });

test('a service that lists jobs works, with the key it wants', async () => {
  const clock = { now: () => 0 };
  const sandbox = await startSandbox({ clock, apiKeys: [key] });
  const connection = connectionTo(sandbox.address);
  assert.equal(readable(await proveConnection(connection, key)), 'works');
  assert.equal(
    readable(await proveConnection(connection, 'sk-other-0123456789')),
    'credential, address, authorization | excluded | HOST does not accept the key (HTTP 401).',
  );
  const none = connectionTo(sandbox.address, { authorization: 'none' });
  assert.equal(
    readable(await proveConnection(none, key)),
    'authorization | excluded | HOST asks for a key (HTTP 401).',
  );
  await sandbox.close();
});

test('each refusal names what to correct', async () => {
  const cases: readonly [Reply, Partial<AddressedConnection>, string][] = [
    [
      refusal(401, 'no'),
      { kind: 'openai' },
      'credential, address, organization | excluded | HOST does not accept the key (HTTP 401).',
    ],
    [
      refusal(401, 'no'),
      { kind: 'azure', authorization: 'entra' },
      'authorization, address | excluded | HOST does not accept the Microsoft account (HTTP 401).',
    ],
    [
      body(401, ''),
      {},
      'credential, address, authorization | excluded | HOST does not accept the key (HTTP 401).',
    ],
    [
      refusal(403, 'no'),
      { kind: 'azure' },
      'credential | may be stored | HOST knows who asks, but does not allow it to read fine-tuning jobs (HTTP 403).',
    ],
    [
      json(404, { error: { code: '404', message: 'Resource not found' } }),
      { kind: 'azure' },
      'address | excluded | HOST has no fine-tuning service at this address (HTTP 404).',
    ],
    [
      body(404, '<h1>Not found</h1>', { 'content-type': 'text/html' }),
      {},
      'address | may be stored | HOST has no fine-tuning service at this address (HTTP 404).',
    ],
    [
      refusal(429, 'slow'),
      {},
      ' | may be stored | HOST has too many requests at the moment (HTTP 429).',
    ],
    [
      refusal(500, 'broken'),
      {},
      'address | may be stored | HOST answered the check with an error (HTTP 500).',
    ],
    [
      json(200, { object: 'model' }),
      { kind: 'openai' },
      'address | excluded | HOST answered with JSON that is no list of jobs.',
    ],
    [
      body(200, '<form>Sign in</form>', { 'content-type': 'text/html' }),
      { kind: 'openai' },
      'address | may be stored | HOST answered with something that is no JSON.',
    ],
    [
      (response) => response.socket?.destroy(),
      {},
      'address | may be stored | The connection to HOST broke before the answer was complete.',
    ],
  ];
  for (const [reply, change, expected] of cases)
    assert.equal(readable(await proofOf(reply, change)), expected);
});

test('the key is quoted neither from a refusal nor from a page', async () => {
  const quoted = await proofOf(refusal(401, `Incorrect API key provided: ${key}.`));
  assert.equal(
    quoted.kind === 'doubt' && quoted.says,
    'Incorrect API key provided: [key removed].',
  );
  const page = await proofOf(body(200, `<p>${key}</p>`, { 'content-type': 'text/html' }));
  assert.equal(page.kind === 'doubt' && page.says, 'text/html: <p>[key removed]</p>');
});

test('hostile words become one short line', async () => {
  const proof = await proofOf(refusal(400, `a\n\n\u202eb\u0000${'c'.repeat(100_000)}`));
  const says = proof.kind === 'doubt' ? proof.says : undefined;
  assert.match(says ?? '', /^a b c{290,300}…$/);
});

test('no redirect is followed, and where it points to is said', async () => {
  const elsewhere = await startRecorder(json(200, { data: [] }));
  const location = `${elsewhere.origin}/v1/fine_tuning/jobs`;
  const proof = await proofOf((response) => response.writeHead(307, { location }).end());
  assert.match(readable(proof), /^address \| excluded \| .* points to another address/);
  assert.equal(proof.kind === 'doubt' && proof.says, location);
  assert.deepEqual(elsewhere.requests, []);
  await elsewhere.close();
});

test('what is wrong before anything is sent', async () => {
  const unknown = connectionTo('https://res.nowhere.invalid/v1');
  assert.equal(
    readable(await proveConnection(unknown, key)),
    'address | may be stored | There is no server of the name res.nowhere.invalid, or this network does not know it.',
  );
  assert.equal(
    readable(await proveConnection(connectionTo(await closedAddress()), key)),
    'address | may be stored | Nothing answers at HOST.',
  );
  assert.equal(
    readable(await proveConnection(unknown, 'sk-line\nbreak')),
    'credential, address | excluded | The address or the key holds characters that a request cannot carry.',
  );
  const untrusted = await startRecorder(json(200, { data: [] }), selfSigned);
  assert.equal(
    readable(await proveConnection(connectionTo(`${untrusted.origin}/v1`), key)),
    'address | may be stored | The certificate of HOST is not trusted, so nothing was sent there.',
  );
  assert.deepEqual(untrusted.requests, []);
  await untrusted.close();
});

test('a service that is silent, and a check that is cancelled', async () => {
  const silent = await startRecorder(() => undefined);
  const connection = connectionTo(`${silent.origin}/v1`);
  assert.match(
    readable(await proveConnection(connection, key, { timeoutMs: 50 })),
    /may be stored \| HOST did not answer in time/,
  );
  const controller = new AbortController();
  for (const abort of [() => setImmediate(() => controller.abort()), () => undefined]) {
    abort();
    const cancelled = await proveConnection(connection, key, { signal: controller.signal });
    assert.equal(readable(cancelled), ' | may be stored | You cancelled the check.');
  }
  await silent.close();
});

/** An address at which nothing listens, because it was just closed. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/v1`;
}
