import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { FileStanding, FileStatus } from './fileStatus.ts';
import { FileWatch, type Attention } from './fileWatch.ts';

/** A sheet with one file on a clock that the test holds; `looks` are the seconds at which it was looked up. */
async function watch(t: TestContext, first: FileStanding) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  const looks: number[] = [];
  const state = { standing: first, retryAfterSeconds: 0, changes: 0 };
  let attention: Attention = 'looking';
  const watched = new FileWatch({
    attention: () => attention,
    onChange: () => state.changes++,
  });
  t.after(() => watched.dispose());
  const look = (): Promise<FileStatus> => {
    looks.push(Date.now() / 1000);
    const { standing, retryAfterSeconds } = state;
    return Promise.resolve({ words: standing, standing, retryAfterSeconds });
  };
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      t.mock.timers.tick(1000);
      await settle();
    }
  };
  const follow = async (key = 'file-1') => {
    watched.follow([{ key, look }]);
    await settle();
  };
  const attend = async (now: Attention) => {
    attention = now;
    watched.attend();
    await settle();
  };
  await follow();
  return { watched, looks, state, pass, follow, attend };
}

test('a file that is pending is looked up until it is not, more and more rarely', async (t) => {
  const { watched, looks, state, pass } = await watch(t, 'pending');
  assert.equal(watched.statusOf('file-1')?.standing, 'pending');
  await pass(20);
  assert.deepEqual(looks, [0, 2, 5, 10, 17]);
  assert.equal(state.changes, 1, 'nothing new is told');
  state.standing = 'ready';
  await pass(60);
  assert.equal(watched.statusOf('file-1')?.standing, 'ready');
  assert.equal(looks.length, 6);
  assert.equal(state.changes, 2);
});

test('what could not be looked up is tried again, what was denied or is missing is not', async (t) => {
  const { looks, state, pass, follow } = await watch(t, 'untold');
  await pass(3);
  assert.equal(looks.length, 2);
  for (const standing of ['denied', 'missing', 'otherPurpose', 'failed', 'ready'] as const) {
    state.standing = standing;
    await follow(standing);
    const before: number = looks.length;
    await pass(200);
    assert.equal(looks.length, before, standing);
  }
});

test('nothing is asked while nobody can see it; who comes back learns at once', async (t) => {
  const { looks, state, pass, attend } = await watch(t, 'missing');
  await attend('hidden');
  state.standing = 'pending';
  await pass(100);
  assert.deepEqual(looks, [0]);
  await attend('looking');
  assert.deepEqual(looks, [0, 100]);
  await attend('hidden');
  await pass(100);
  assert.deepEqual(looks, [0, 100]);
  await attend('near');
  assert.deepEqual(looks, [0, 100], 'it has come in sight, and nobody to it');
  await pass(5);
  assert.deepEqual(looks.length, 3);
});

test('who leaves a sheet that stays in sight does not set off a request', async (t) => {
  const { looks, pass, attend } = await watch(t, 'missing');
  for (let time = 0; time < 20; time++) await attend('looking');
  await attend('near');
  await pass(100);
  assert.deepEqual(looks, [0]);
  await attend('looking');
  assert.deepEqual(looks, [0, 100], 'back from another window');
});

test('events that change nothing leave the pace as it is', async (t) => {
  const { looks, pass, attend } = await watch(t, 'pending');
  for (let second = 0; second < 20; second++) {
    await attend('looking');
    await pass(1);
  }
  assert.deepEqual(looks, [0, 2, 5, 10, 17]);
});

test('ends with the sheet', async (t) => {
  const { watched, looks, pass } = await watch(t, 'pending');
  watched.dispose();
  watched.attend();
  await pass(100);
  assert.deepEqual(looks, [0]);
});

test('a service that asks for time gets it, also from who goes and comes', async (t) => {
  const { looks, state, pass, follow, attend } = await watch(t, 'ready');
  Object.assign(state, { standing: 'untold', retryAfterSeconds: 30 });
  await follow('file-2');
  for (let second = 0; second < 29; second++) {
    for (const attention of ['near', 'looking', 'hidden', 'looking'] as const)
      await attend(attention);
    await pass(1);
  }
  assert.equal(looks.length, 2);
  await pass(2);
  assert.equal(looks.length, 3, 'coming and going does not put it off either');
  await attend('hidden');
  await pass(60);
  await attend('looking');
  assert.equal(looks.length, 4);
});
