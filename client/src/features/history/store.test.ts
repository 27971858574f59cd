import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
  created,
  intent,
  newFolder,
  storeIn,
  timedOut,
  world,
} from '../../../../test/support/historyFolder.ts';
import { longestClaim } from './claims.ts';
import { nodeFiles } from './files.ts';
import { openStore } from './store.ts';

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

test('what a later version is at is left to it', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  for (const name of ['pending/a', 'submissions/a/intent.json'])
    await store.files.write(name, '{"version":2}');
  assert.deepEqual(await store.pending(), []);
  assert.deepEqual(await store.files.list('pending'), ['a']);
});

test('what is removed is gone as a whole', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  await store.remove('a');
  await store.update('a', { notes: 'late' });
  assert.deepEqual(await store.list(), []);
  assert.deepEqual(await store.files.list('pending'), []);
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
