import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { FineTuningJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import type { Intent, SubmissionState } from '../../api/submission.ts';
import { longestClaim } from './claims.ts';
import { nodeFiles } from './files.ts';
import { openStore } from './store.ts';

function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'ftjob-history-'));
}

/** Process ids that exist, and the time. */
const world = { alive: new Set<number>(), now: Date.now() };

/** The store as a window with this process id has it. */
function storeIn(folder: string, pid = 1) {
  world.alive.add(pid);
  const reported: string[] = [];
  const files = nodeFiles(folder);
  const store = openStore({
    files,
    window: { owner: `window ${pid}`, pid, isAlive: (other) => world.alive.has(other) },
    now: () => world.now,
    report: (name) => reported.push(name),
    changed: () => undefined,
  });
  return { ...store, files, folder, reported };
}

const intent = (id: string, startedAt = 1, document = 'file:///a.ftjob.json'): Intent => ({
  id,
  document,
  fileName: 'a.ftjob.json',
  connection: {
    id: 'openai',
    label: 'OpenAI',
    kind: 'openai',
    address: 'https://api.openai.com/v1',
  },
  body: '{"model": "m"}\n',
  startedAt,
});

const created: SubmissionState = { kind: 'created', jobId: 'ftjob-1', at: 2, answer: '{}' };
const timedOut = { kind: 'unknown', reason: 'timeout', at: 3 } as const;

const job = (status: string): FineTuningJob => ({
  id: 'ftjob-1',
  status,
  model: 'm',
  fineTunedModel: undefined,
  createdAt: 1,
  finishedAt: undefined,
  estimatedFinish: undefined,
  method: undefined,
  hyperparameters: {},
  trainingFile: undefined,
  validationFile: undefined,
  resultFiles: [],
  trainedTokens: undefined,
  seed: undefined,
  suffix: undefined,
  metadata: {},
  organizationId: undefined,
  error: undefined,
  warnings: [],
});

test('an intent is what another window reads', async () => {
  const folder = newFolder();
  const begun = await storeIn(folder, 1).begin(intent('a'));
  assert(begun.kind === 'begun');
  assert.deepEqual(await storeIn(folder, 2).list(), [begun.submission]);
  assert.deepEqual(begun.submission.state, { kind: 'intended' });
});

test('submissions are listed newest first, with what became of them', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('old', 1, 'file:///old'));
  await store.begin(intent('new', 2, 'file:///new'));
  await store.settle('old', created);
  const listed = await store.list();
  assert.deepEqual(
    listed.map(({ id, state }) => [id, state.kind]),
    [
      ['new', 'intended'],
      ['old', 'created'],
    ],
  );
});

test('a created job is never forgotten for what another window believed', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  await store.settle('a', created);
  await store.settle('a', { ...timedOut, lookedAt: 3 });
  assert.deepEqual((await store.get('a'))?.state, created);
});

test('while the outcome of one is not known, no other of the same file begins, in any window', async () => {
  const folder = newFolder();
  const [one, other] = [storeIn(folder, 1), storeIn(folder, 2)];
  await one.begin(intent('a'));
  const refused = await other.begin(intent('b'));
  assert(refused.kind === 'inTheWay');
  assert.equal(refused.other.id, 'a');
  await one.settle('a', timedOut);
  assert.equal((await other.begin(intent('c'))).kind, 'inTheWay');
  assert.equal((await other.begin(intent('d', 1, 'file:///another'))).kind, 'begun');
  await one.settle('a', { ...timedOut, lookedAt: 4 });
  assert.equal((await other.begin(intent('e'))).kind, 'begun');
  const ids = (await one.list()).map(({ id }) => id);
  assert.deepEqual(ids.sort(), ['a', 'd', 'e'], 'nothing is left of those that did not begin');
});

test('of windows that begin at the same moment, at most one goes on', async () => {
  for (let round = 0; round < 10; round++) {
    const folder = newFolder();
    const windows = [1, 2, 3].map((pid) => storeIn(folder, pid));
    const begun = await Promise.all(
      windows.map((window, index) => window.begin(intent(`${index}`))),
    );
    assert(begun.filter(({ kind }) => kind === 'begun').length <= 1);
  }
});

test('what another window is at is left to it until its process is gone or its time is over', async () => {
  const folder = newFolder();
  const [one, other] = [storeIn(folder, 1), storeIn(folder, 2)];
  await one.begin(intent('a'));
  const held = async () => (await other.pending()).map((pending) => pending.heldUntil);
  assert.deepEqual(await held(), [world.now + longestClaim]);
  world.alive.delete(1);
  assert.deepEqual(await held(), [undefined]);
  world.alive.add(1);
  world.now += longestClaim;
  assert.deepEqual(await held(), [undefined], 'the process id was given out again');
  const [pending] = await other.pending();
  await other.claim(pending!.submission);
  assert.deepEqual(
    (await one.pending()).map((now) => now.heldUntil),
    [world.now + longestClaim],
  );
  world.now = Date.now();
});

test('a process with the id of one that is gone does not take the old claims for its own', async () => {
  const folder = newFolder();
  await storeIn(folder, 1).begin(intent('a'));
  const restarted = openStore({
    files: nodeFiles(folder),
    window: { owner: 'new', pid: 1, isAlive: () => true },
    now: () => world.now,
    report: () => undefined,
    changed: () => undefined,
  });
  assert.deepEqual(
    (await restarted.pending()).map(({ heldUntil }) => heldUntil),
    [undefined],
  );
});

test('a claim that a crash has left before the intent or after the outcome is cleared away', async () => {
  const folder = newFolder();
  const one = storeIn(folder, 1);
  await one.begin(intent('late'));
  const claim = (await one.files.read('pending/late'))!;
  await one.settle('late', created);
  await one.files.write('pending/late', claim);
  await one.files.write('pending/early', claim);
  const other = storeIn(folder, 2);
  assert.deepEqual(await other.pending(), []);
  assert.equal((await one.files.list('pending')).length, 2, 'its window may still be at it');
  world.alive.delete(1);
  assert.deepEqual(await other.pending(), []);
  assert.deepEqual(await one.files.list('pending'), []);
  assert.deepEqual((await other.get('late'))?.state, created);
});

test('a broken file is set aside and reported, and the rest stays readable', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a', 1, 'file:///a'));
  await store.begin(intent('b', 2, 'file:///b'));
  await store.settle('b', created);
  await store.update('b', { notes: 'good' });
  await store.files.write('submissions/a/intent.json', '{"version":1,"val');
  await store.files.write('submissions/b/events.json', '{"version":1,"value":[1]}');
  const listed = await store.list();
  assert.deepEqual(
    listed.map(({ id, notes }) => [id, notes]),
    [['b', 'good']],
  );
  assert.deepEqual(store.reported.sort(), [
    'submissions/a/intent.json',
    'submissions/b/events.json',
  ]);
  assert.deepEqual((await store.files.list('broken')).length, 2);
  await store.list();
  assert.equal(store.reported.length, 2, 'reported once');
});

test('a file of a later version is left where it is', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  await store.files.write('submissions/a/events.json', '{"version":2,"value":{"more":1}}');
  assert.deepEqual((await store.get('a'))?.events, []);
  assert.equal(
    await store.files.read('submissions/a/events.json'),
    '{"version":2,"value":{"more":1}}',
  );
});

test('what is removed is gone as a whole', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  await store.remove('a');
  await store.update('a', { notes: 'late' });
  assert.deepEqual(await store.list(), []);
  assert.deepEqual(await store.files.list('pending'), []);
});

test('what a service says is kept within bounds, what the user wrote is kept whole', async () => {
  const store = storeIn(newFolder());
  const long = 'x'.repeat(10_000_000);
  const body = JSON.stringify({ model: 'm', metadata: { note: 'x'.repeat(300_000) } });
  await store.begin({ ...intent('a'), body });
  await store.settle('a', { ...created, answer: long }, { ...job('running'), model: long });
  const event = (data: object, index: number): JobEvent => ({
    id: `${index}`,
    createdAt: 1,
    level: 'info',
    message: long,
    type: 'message',
    data: { ...data },
  });
  let deep: object = {};
  for (let depth = 0; depth < 5000; depth++) deep = { deep };
  const many = Array.from({ length: 5000 }, () => long.slice(0, 1000));
  const events = Array.from({ length: 3000 }, (_, index) =>
    event(index === 0 ? { deep, many } : { index }, index),
  );
  await store.update('a', { events });
  let size = 0;
  for (const name of await store.files.list('submissions/a'))
    if (name !== 'intent.json') size += (await store.files.read(`submissions/a/${name}`))!.length;
  assert(size < 3_000_000, `${size} characters`);
  const kept = await store.get('a');
  assert.equal(kept?.body, body);
  assert.equal(kept.events[0]?.id, '0', 'the newest stay');
  assert(kept.events.length > 100);
});

test('what crashes have left in the middle of a write goes after a day', async () => {
  const folder = newFolder();
  const store = storeIn(folder);
  await store.begin(intent('a', 1, 'file:///a'));
  for (const name of ['old', 'new']) writeFileSync(path.join(folder, 'unfinished', name), '{');
  utimesSync(path.join(folder, 'unfinished/old'), 0, 0);
  await store.begin(intent('b', 2, 'file:///b'));
  assert.deepEqual(await store.files.list('unfinished'), ['new']);
});

test('what was deleted goes from the disk, also when a crash came between', async () => {
  const folder = newFolder();
  const store = storeIn(folder);
  await store.begin(intent('a'));
  await store.settle('a', created);
  // As far as a crash lets it come.
  await store.files.move('submissions/a', 'removed/a');
  await store.begin(intent('b', 2, 'file:///b'));
  assert.deepEqual(await store.files.list('removed'), []);
});

test('what could not be read is deleted when a person says so, with what nobody can read without it', async () => {
  const store = storeIn(newFolder());
  for (const id of ['a', 'b', 'c']) await store.begin(intent(id, 1, `file:///${id}`));
  await store.settle('a', created);
  await store.settle('b', created);
  await store.files.write('submissions/a/intent.json', '{');
  await store.files.write('submissions/b/events.json', '{');
  await store.files.write('submissions/newer/intent.json', '{"version":2}');
  // Another window is about to write its intent.
  await store.files.write('pending/claimed', '{"version":2}');
  mkdirSync(path.join(store.folder, 'submissions/claimed'));
  await store.list();
  assert.deepEqual([...(await store.unreadable())].sort(), [
    'submissions a intent.json',
    'submissions b events.json',
  ]);
  await store.removeUnreadable();
  assert.deepEqual(await store.unreadable(), []);
  assert.deepEqual([...(await store.files.list('submissions'))].sort(), [
    ...['b', 'c', 'claimed', 'newer'],
  ]);
  assert.deepEqual((await store.list()).map(({ id }) => id).sort(), ['b', 'c']);
});

test('of what could not be read the newest 50 are kept', async () => {
  const folder = newFolder();
  const store = storeIn(folder);
  mkdirSync(path.join(folder, 'broken'));
  for (let index = 0; index < 60; index++) {
    const file = path.join(folder, 'broken', `n${index}`);
    writeFileSync(file, '{');
    utimesSync(file, index, index);
  }
  await store.begin(intent('a'));
  const kept = await store.unreadable();
  assert.equal(kept.length, 50);
  assert(kept.includes('n59') && !kept.includes('n9'));
});

test('the newest 500 are kept, and every one that may still cost or bring something', async () => {
  const folder = newFolder();
  const store = storeIn(folder);
  const write = (id: string, startedAt: number, state: SubmissionState, known?: string) => {
    const place = path.join(folder, 'submissions', id);
    mkdirSync(place, { recursive: true });
    const put = (name: string, value: unknown) =>
      writeFileSync(path.join(place, `${name}.json`), JSON.stringify({ version: 1, value }));
    put('intent', intent(id, startedAt, `file:///${id}`));
    put(state.kind === 'created' ? 'created' : 'state', state);
    if (known !== undefined) put('job', job(known));
  };
  write('runs', 1, created, 'running');
  write('unread', 2, created);
  write('unknown', 3, { ...timedOut, lookedAt: 4 });
  write('done', 4, created, 'succeeded');
  write('refused', 5, { kind: 'refused', status: 400, at: 5, answer: '' });
  for (let index = 0; index < 500; index++)
    write(`n${index}`, 10 + index, { kind: 'notSent', reason: 'cancelled', at: 1 });
  await store.begin(intent('new', 1000));
  const ids = (await store.list()).map(({ id }) => id);
  assert.deepEqual(ids.slice(-4), ['n1', 'unknown', 'unread', 'runs']);
  assert.equal(ids[0], 'new');
  assert.equal(ids.length, 503);
});

test('what was read once is read again when another window has changed it', async () => {
  const folder = newFolder();
  const [one, other] = [storeIn(folder, 1), storeIn(folder, 2)];
  await one.begin(intent('a'));
  utimesSync(path.join(folder, 'submissions/a'), 0, 0);
  await other.get('a');
  await one.update('a', { notes: 'first' });
  assert.equal((await other.get('a'))?.notes, 'first');
  await one.update('a', { notes: 'second' });
  assert.equal((await other.get('a'))?.notes, 'second');
  await one.remove('a');
  assert.equal(await other.get('a'), undefined);
});
