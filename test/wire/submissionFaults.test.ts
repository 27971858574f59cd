/**
 * A submission against a service that fails at every stage. For each: how many creates arrived, what is in the history,
 * and what looking for the job finds.
 */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { createJob, listJobs } from '../../client/src/api/jobs.ts';
import { nodeFiles } from '../../client/src/features/history/files.ts';
import { openStore } from '../../client/src/features/history/store.ts';
import { lookUp } from '../../client/src/features/submit/lookUp.ts';
import { sendOnce } from '../../client/src/features/submit/sendOnce.ts';
import { body, json, startRecorder, type Reply } from '../support/recorder.ts';
import { intentWith } from '../support/recordedJobs.ts';

const key = 'sk-canary-0123456789';
const now = 1_700_000_000_000;

function newStore() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ftjob-faults-'));
  const files = nodeFiles(folder);
  const store = openStore({
    files,
    window: { owner: 'test', pid: process.pid, isAlive: () => true },
    now: () => now,
    report: (name) => assert.fail(`${name} is broken`),
    changed: () => undefined,
  });
  return { ...store, files };
}

/** Everything that the history wrote, as one text. */
async function written({ files }: ReturnType<typeof newStore>): Promise<string> {
  let all = '';
  for (const id of await files.list('submissions'))
    for (const name of await files.list(`submissions/${id}`))
      all += (await files.read(`submissions/${id}/${name}`)) ?? '';
  return all;
}

interface Case {
  /** What happens to the request that creates the job. */
  readonly create: Reply;
  /** What happens to each page of the list; the service has no jobs unless this is given. */
  readonly list?: Reply;
  readonly timeoutMs?: number;
}

const job = {
  object: 'fine_tuning.job',
  id: 'ftjob-1',
  status: 'queued',
  model: 'gpt-4.1-mini-2025-04-14',
  training_file: 'file-1',
  created_at: now / 1000,
};
const emptyList = json(200, { object: 'list', data: [], has_more: false });

/** Submits, and looks for the job if that is needed; says what came of it in a few words. */
async function run({ create, list = emptyList, timeoutMs = 5000 }: Case) {
  const recorder = await startRecorder((response, request) =>
    (request.method === 'POST' ? create : list)(response, request),
  );
  try {
    const endpoint = { baseUrl: `${recorder.origin}/v1`, headers: { 'api-key': key } };
    const store = newStore();
    const intent = intentWith();
    const sent = await sendOnce(intent, {
      records: store,
      now: () => now,
      stillHolds: () => Promise.resolve(true),
      create: (text) => createJob(endpoint, text, { timeoutMs }),
    });
    assert(sent.kind === 'sent' && sent.notRecorded === undefined);
    const stored = (await store.get(intent.id))?.state;
    assert.deepEqual(stored?.kind, sent.outcome.kind, 'what is told is what is stored');
    const isPending = (await store.pending()).length === 1;
    assert.equal(isPending, stored.kind === 'unknown');
    const finding = isPending
      ? await lookUp(intent, {
          listPage: (page) => listJobs(endpoint, page, { timeoutMs }),
          foreign: new Set(),
        })
      : undefined;
    const all = await written(store);
    assert(!all.includes(key), 'no key in the history');
    assert(all.length < 2_000_000, 'what is kept is bounded');
    const creates = recorder.requests.filter(({ method }) => method === 'POST').length;
    return {
      creates,
      stored: stored.kind,
      finding: finding?.kind,
      reads: recorder.requests.length - creates,
    };
  } finally {
    await recorder.close();
  }
}

const hostile = `<script>alert(1)</script> [x](command:x) $(bug) \u202e\0 ${key} ${'x'.repeat(100_000)}`;
const hostileFields = Object.fromEntries(
  ['status', 'model', 'training_file', 'fine_tuned_model', 'user_provided_suffix'].map((name) => [
    name,
    hostile,
  ]),
);

const cases: readonly (readonly [string, Case, { stored: string; finding?: string }])[] = [
  ['an answer', { create: json(200, job) }, { stored: 'created' }],
  [
    'a reset after the body, and there is a job',
    {
      create: (response) => response.socket?.resetAndDestroy(),
      list: json(200, { object: 'list', data: [job], has_more: false }),
    },
    { stored: 'unknown', finding: 'candidates' },
  ],
  [
    'half an answer',
    {
      create: (response) =>
        response
          .writeHead(200, { 'content-length': 1000 })
          .write('{"id":', () => response.destroy()),
    },
    { stored: 'unknown', finding: 'none' },
  ],
  [
    'an answer that comes when nobody waits any more',
    { create: () => undefined, timeoutMs: 300 },
    { stored: 'unknown', finding: 'none' },
  ],
  ['429', { create: json(429, { error: { message: 'slow' } }) }, { stored: 'refused' }],
  [
    '429 with Retry-After',
    { create: json(429, { error: { message: 'slow' } }, { 'retry-after': '1' }) },
    { stored: 'refused' },
  ],
  [
    '500',
    { create: json(500, { error: { message: hostile } }) },
    { stored: 'unknown', finding: 'none' },
  ],
  [
    '502 with HTML',
    { create: body(502, `<h1>${key}</h1>`, { 'content-type': 'text/html' }) },
    { stored: 'unknown', finding: 'none' },
  ],
  [
    '200 with HTML',
    { create: body(200, '<h1>Sign in</h1>', { 'content-type': 'text/html' }) },
    { stored: 'unknown', finding: 'none' },
  ],
  [
    'a redirect to another origin',
    { create: body(307, '', { location: 'http://127.0.0.1:9/v1/fine_tuning/jobs' }) },
    { stored: 'refused' },
  ],
  [
    '421, after which a client may try another connection',
    { create: json(421, { error: { message: 'misdirected' } }) },
    { stored: 'refused' },
  ],
  [
    'more than 10 MB',
    { create: body(200, `{"id":"${'x'.repeat(11_000_000)}"}`) },
    { stored: 'unknown', finding: 'none' },
  ],
  [
    'a hostile job',
    { create: json(200, { ...job, ...hostileFields, metadata: { [hostile]: hostile } }) },
    { stored: 'created' },
  ],
  [
    'a hostile refusal',
    { create: json(400, { error: { message: hostile, param: hostile, code: hostile } }) },
    { stored: 'refused' },
  ],
  [
    'a list without end, each page with other jobs',
    {
      create: json(503, { error: { message: 'busy' } }),
      list: (response, request) => {
        const id = `ftjob-${Math.random()}`;
        const data = [{ ...job, id, training_file: 'file-2' }];
        json(200, { object: 'list', data, has_more: true })(response, request);
      },
    },
    { stored: 'unknown', finding: 'none' },
  ],
  [
    'a list that repeats itself',
    {
      create: json(503, { error: { message: 'busy' } }),
      list: json(200, { object: 'list', data: [{ ...job, model: 'x' }], has_more: true }),
    },
    { stored: 'unknown', finding: 'none' },
  ],
  [
    'a list that cannot be read',
    { create: json(503, { error: { message: 'busy' } }), list: body(502, '<h1>no</h1>') },
    { stored: 'unknown', finding: 'failed' },
  ],
];

for (const [name, given, { stored, finding }] of cases)
  test(`${name}: one create, ${stored}${finding === undefined ? '' : `, looking finds ${finding}`}`, async () => {
    const seen = await run(given);
    assert.deepEqual(
      { creates: seen.creates, stored: seen.stored, finding: seen.finding },
      { creates: 1, stored, finding },
    );
    assert(seen.reads <= 10, `${seen.reads} pages`);
  });

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
    const store = newStore();
    const endpoint = { baseUrl: `http://127.0.0.1:${port}/v1`, headers: {} };
    const sent = await sendOnce(intentWith(), {
      records: store,
      now: () => now,
      stillHolds: () => Promise.resolve(true),
      create: (text) => createJob(endpoint, text, { timeoutMs: 5000 }),
    });
    assert(sent.kind === 'sent');
    assert.equal((await store.get('submission-1'))?.state.kind, sent.outcome.kind);
    return { outcome: sent.outcome.kind, connections };
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

test('a reset while the request arrives: it is not known what came of it, and it is not sent again', async () => {
  const seen = await onRawServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  assert.deepEqual(seen, { outcome: 'unknown', connections: 1 });
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
  assert.deepEqual(seen, { outcome: 'unknown', connections: 1 });
});

test('what is no HTTP at all: the outcome is unknown, one connection', async () => {
  const seen = await onRawServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  assert.deepEqual(seen, { outcome: 'unknown', connections: 1 });
});

test('a refused connection: nothing was sent, and nothing is pending', async () => {
  const recorder = await startRecorder(() => undefined);
  await recorder.close();
  const store = newStore();
  const sent = await sendOnce(intentWith(), {
    records: store,
    now: () => now,
    stillHolds: () => Promise.resolve(true),
    create: (text) => createJob({ baseUrl: recorder.origin, headers: {} }, text),
  });
  assert(sent.kind === 'sent');
  assert.equal(sent.outcome.kind, 'notSent');
  assert.deepEqual(await store.pending(), []);
});

test('cancelled before the request is out: nothing arrives, and the intent is settled', async () => {
  const recorder = await startRecorder(json(200, job));
  const store = newStore();
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
  const store = newStore();
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
  const recorder = await startRecorder(json(200, job));
  const sent = await sendOnce(intentWith(), {
    records: { ...newStore(), settle: () => Promise.reject(new Error('disk full')) },
    now: () => now,
    stillHolds: () => Promise.resolve(true),
    create: (text) => createJob({ baseUrl: recorder.origin, headers: {} }, text),
  });
  await recorder.close();
  assert(sent.kind === 'sent');
  assert.equal(sent.answer.kind, 'answered');
  assert.match(String(sent.notRecorded), /disk full/);
});
