import assert from 'node:assert/strict';
import { test } from 'node:test';
import { created, intent, newFolder, storeIn } from '../../../../test/support/historyFolder.ts';
import { firstToTell } from './firstToTell.ts';

const job = { createdAt: 1_700_000_000 };

const jobOf = (submissionId?: string) => ({
  ...{ connectionId: 'team', jobId: 'ftjob-1' },
  ...(submissionId !== undefined && { submissionId }),
});

/** A folder with the history of one submission. */
async function historyOfOne(): Promise<string> {
  const folder = newFolder();
  const store = storeIn(folder);
  await store.begin(intent('submission-1'));
  await store.settle('submission-1', created);
  return folder;
}

test('of the panel and the view that see the end at the same moment, one tells it', async () => {
  const folder = await historyOfOne();
  const isFirst = firstToTell(storeIn(folder));
  const answers = await Promise.all([
    isFirst(jobOf('submission-1'), job),
    isFirst(jobOf('submission-1'), job),
  ]);
  assert.deepEqual(answers, [true, false]);
  assert((await storeIn(folder, 2).get('submission-1'))?.notified, 'the next window knows it');
});

test('of windows that see the end at the same moment, one tells it', async () => {
  const folder = await historyOfOne();
  const windows = Array.from({ length: 10 }, (_, pid) => firstToTell(storeIn(folder, pid)));
  const answers = await Promise.all(windows.map((isFirst) => isFirst(jobOf('submission-1'), job)));
  assert.equal(answers.filter((isFirst) => isFirst).length, 1);
});

test('what somebody did is not told', async () => {
  const folder = await historyOfOne();
  await storeIn(folder).markNotified('submission-1');
  assert.equal(await firstToTell(storeIn(folder, 2))(jobOf('submission-1'), job), false);
});

test('the end of a job that the history knows nothing of is told by the one who saw it', async () => {
  const store = storeIn(newFolder());
  assert.equal(await firstToTell(store)(jobOf(), job), true);
  assert.equal(await firstToTell(store)(jobOf('deleted'), job), true);
  assert.deepEqual(await store.files.list('submissions'), []);
});

test('an end is told also where the history cannot be written', async () => {
  const isFirst = firstToTell({ markNotified: () => Promise.reject(new Error('disk full')) });
  assert.equal(await isFirst(jobOf('submission-1'), job).catch(() => 'rejects'), true);
});

test('the end of a job from elsewhere is told once, though a panel and a comparison see it', async () => {
  const isFirst = firstToTell(storeIn(newFolder()));
  assert.deepEqual(await Promise.all([isFirst(jobOf(), job), isFirst(jobOf(), job)]), [
    true,
    false,
  ]);
  assert.equal(await isFirst({ connectionId: 'other', jobId: 'ftjob-1' }, job), true);
});

test('the end of a job is told once, though only one of two who see it knows its submission', async () => {
  for (const [first, second] of [
    ['submission-1', undefined],
    [undefined, 'submission-1'],
  ]) {
    const folder = await historyOfOne();
    const isFirst = firstToTell(storeIn(folder));
    const answers = await Promise.all([isFirst(jobOf(first), job), isFirst(jobOf(second), job)]);
    assert.deepEqual(answers, [true, false]);
    assert((await storeIn(folder, 2).get('submission-1'))?.notified, 'the next window knows it');
  }
});

test('a job that a later sandbox gave the id of an earlier one is told, too', async () => {
  const isFirst = firstToTell({ markNotified: () => Promise.resolve(true) });
  assert.equal(await isFirst(jobOf('submission-1'), job), true);
  assert.equal(await isFirst(jobOf('submission-2'), job), true);
});

test('a job of a later sandbox is told though the earlier one of its id was told without a submission', async () => {
  const isFirst = firstToTell({ markNotified: () => Promise.resolve(true) });
  assert.equal(await isFirst(jobOf(), job), true);
  const later = { createdAt: job.createdAt + 60 };
  assert.equal(await isFirst(jobOf('submission-2'), later), true);
  assert.equal(await isFirst(jobOf(), later), false);
});
