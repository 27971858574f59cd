/** Sending, step by step, where no HTTP is spoken, or something else than the service fails. */
import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';
import { createJob } from '../../client/src/api/jobs.ts';
import { sendOnce } from '../../client/src/features/submit/sendOnce.ts';
import { newStore } from '../support/newStore.ts';
import { intentWith } from '../support/recordedJobs.ts';
import { json, startRecorder } from '../support/recorder.ts';
import { told } from '../support/told.ts';

const now = 1_700_000_000_000;

const broken = [
  'It is not known what became of a.ftjob.json',
  'No answer',
  'The connection to Work broke before the answer was complete. It is not known whether a job was created.',
  'ftjob looks for the job in the list of the service and says what it finds.',
  'Look yourself in the list of jobs of Work if you like (GET …/fine_tuning/jobs).',
  'Submit again only when the job is not there: a second job costs a second time.',
].join(' | ');

/** A server below HTTP: `serve` is given each connection. */
async function onRawServer(serve: (socket: net.Socket) => void) {
  let connections = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    connections++;
    sockets.add(socket.on('error', () => undefined));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  try {
    const store = newStore(now);
    const endpoint = { baseUrl: `http://127.0.0.1:${port}/v1`, headers: {} };
    const sent = await sendOnce(intentWith(), {
      records: store,
      now: () => now,
      stillHolds: () => Promise.resolve(true),
      create: (text) => createJob(endpoint, text, { timeoutMs: 5000 }),
    });
    assert(sent.kind === 'sent');
    assert.equal((await store.get('submission-1'))?.state.kind, sent.outcome.kind);
    return { outcome: sent.outcome.kind, connections, told: told(sent.answer) };
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

test('a reset while the request arrives: it is not known what came of it, and it is not sent again', async () => {
  const seen = await onRawServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  assert.deepEqual(seen, { outcome: 'unknown', connections: 1, told: broken });
});

test('headers without end: the outcome is unknown, one connection', async () => {
  const seen = await onRawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = () => {
      while (!socket.destroyed && socket.write(`x-${Math.random()}: ${'y'.repeat(1000)}\r\n`));
    };
    socket.on('drain', more);
    more();
  });
  assert.deepEqual(seen, { outcome: 'unknown', connections: 1, told: broken });
});

test('what is no HTTP at all: the outcome is unknown, one connection', async () => {
  const seen = await onRawServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  assert.deepEqual(seen, { outcome: 'unknown', connections: 1, told: broken });
});

test('a refused connection: nothing was sent, and nothing is pending', async () => {
  const recorder = await startRecorder(() => undefined);
  await recorder.close();
  const store = newStore(now);
  const sent = await sendOnce(intentWith(), {
    records: store,
    now: () => now,
    stillHolds: () => Promise.resolve(true),
    create: (text) => createJob({ baseUrl: recorder.origin, headers: {} }, text),
  });
  assert(sent.kind === 'sent');
  assert.equal(sent.outcome.kind, 'notSent');
  assert.equal(
    told(sent.answer),
    'a.ftjob.json was not sent | Not sent | Nothing was sent. Nothing answers at the address of Work. | Check the address of the connection and start the server; then submit again.',
  );
  assert.deepEqual(await store.pending(), []);
});

test('cancelled before the request is out: nothing arrives, and the intent is settled', async () => {
  const recorder = await startRecorder(json(200, { id: 'ftjob-1', status: 'queued' }));
  const store = newStore(now);
  const cancelling = new AbortController();
  const sent = await sendOnce(intentWith(), {
    records: {
      ...store,
      begin: async (intent) => {
        const begun = await store.begin(intent);
        cancelling.abort();
        return begun;
      },
    },
    now: () => now,
    stillHolds: () => Promise.resolve(true),
    create: (text) =>
      createJob({ baseUrl: recorder.origin, headers: {} }, text, { signal: cancelling.signal }),
  });
  await recorder.close();
  assert(sent.kind === 'sent');
  assert.deepEqual((await store.get('submission-1'))?.state, {
    kind: 'notSent',
    reason: 'cancelled',
    at: now,
  });
  assert.equal(recorder.requests.length, 0);
});

test('what the user agreed to does not hold any more: nothing arrives, and the intent is settled', async () => {
  const store = newStore(now);
  for (const stillHolds of [
    () => Promise.resolve(false),
    () => Promise.reject(new Error('disk')),
  ]) {
    const intent = intentWith({ id: crypto.randomUUID() });
    const sent = await sendOnce(intent, {
      records: store,
      now: () => now,
      stillHolds,
      create: () => assert.fail('nothing may be sent'),
    });
    assert.equal(sent.kind, 'outdated');
    assert.equal((await store.get(intent.id))?.state.kind, 'notSent');
  }
});

test('an answer that cannot be written to the history is told all the same', async () => {
  const recorder = await startRecorder(json(200, { id: 'ftjob-1', status: 'queued' }));
  const sent = await sendOnce(intentWith(), {
    records: { ...newStore(now), settle: () => Promise.reject(new Error('disk full')) },
    now: () => now,
    stillHolds: () => Promise.resolve(true),
    create: (text) => createJob({ baseUrl: recorder.origin, headers: {} }, text),
  });
  await recorder.close();
  assert(sent.kind === 'sent');
  assert.equal(
    told(sent.answer),
    'Fine-tuning job of a.ftjob.json | queued | The job was created and waits for its turn.',
  );
  assert.match(String(sent.notRecorded), /disk full/);
});
