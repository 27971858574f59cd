/** How much is kept, and what is deleted. */
import assert from 'node:assert/strict';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { JobEvent } from '../../api/jobs.ts';
import type { SubmissionState } from '../../api/submission.ts';
import {
  created,
  intent,
  newFolder,
  storeIn,
  timedOut,
  world,
} from '../../../../test/support/historyFolder.ts';
import { jobWith } from '../../../../test/support/recordedJobs.ts';

const aDay = 24 * 60 * 60_000;

test('what a service says is kept within bounds, what the user wrote is kept whole', async () => {
  const store = storeIn(newFolder());
  const long = 'x'.repeat(10_000_000);
  const body = JSON.stringify({ model: 'm', metadata: { note: 'x'.repeat(300_000) } });
  await store.begin({ ...intent('a'), body });
  await store.settle(
    'a',
    { ...created, answer: long },
    { ...jobWith({ status: 'running' }), model: long },
  );
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

/** A submission as it lies on disk, without a claim. */
function lay(
  folder: string,
  id: string,
  startedAt: number,
  state: SubmissionState,
  known?: string,
) {
  const place = path.join(folder, 'submissions', id);
  mkdirSync(place, { recursive: true });
  const put = (name: string, value: unknown) =>
    writeFileSync(path.join(place, `${name}.json`), JSON.stringify({ version: 1, value }));
  put('intent', intent(id, startedAt, `file:///${id}`));
  if (state.kind !== 'intended') put(state.kind === 'created' ? 'created' : 'state', state);
  if (known !== undefined) put('job', jobWith({ status: known }));
}

const notSent: SubmissionState = { kind: 'notSent', reason: 'cancelled', at: 1 };

test('the newest 500 are kept, and every one that may still cost or bring something', async () => {
  const folder = newFolder();
  const store = storeIn(folder);
  const start = world.now - 80 * aDay;
  lay(folder, 'runs', start + 1, created, 'running');
  lay(folder, 'unread', start + 2, created);
  lay(folder, 'unknown', start + 3, { ...timedOut, lookedAt: 4 });
  lay(folder, 'done', start + 4, created, 'succeeded');
  lay(folder, 'refused', start + 5, { kind: 'refused', status: 400, at: 5, answer: '' });
  for (let index = 0; index < 500; index++) lay(folder, `n${index}`, start + 10 + index, notSent);
  await store.begin(intent('new', start + 1000));
  const ids = (await store.list()).map(({ id }) => id);
  assert.deepEqual(ids.slice(-4), ['n1', 'unknown', 'unread', 'runs']);
  assert.equal(ids[0], 'new');
  assert.equal(ids.length, 503);
});

test('beyond the newest 500 nothing is waited for that is older than 90 days', async () => {
  const folder = newFolder();
  const store = storeIn(folder);
  const limit = world.now - 90 * aDay;
  for (const [name, startedAt] of [
    ['old', limit - 1000],
    ['young', limit + 1000],
  ] as const) {
    lay(folder, `${name} runs`, startedAt, created, 'running');
    lay(folder, `${name} unread`, startedAt, created);
    lay(folder, `${name} unknown`, startedAt, timedOut);
    lay(folder, `${name} looked for`, startedAt, { ...timedOut, lookedAt: 4 });
    lay(folder, `${name} intended`, startedAt, { kind: 'intended' });
  }
  await store.files.write('pending/old intended', '{}');
  for (let index = 0; index < 500; index++) lay(folder, `n${index}`, world.now - index, notSent);
  await store.begin(intent('new', world.now + 1));
  const ids = (await store.list()).map(({ id }) => id);
  assert.deepEqual(ids.slice(499).sort(), [
    'n498',
    ...['intended', 'looked for', 'runs', 'unknown', 'unread'].map((name) => `young ${name}`),
  ]);
  assert.deepEqual(await store.files.list('pending'), ['new']);
});
