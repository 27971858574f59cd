import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { FileStanding, FileStatus } from './fileStatus.ts';
import { FileWatch } from './fileWatch.ts';

/** A sheet with one file on a clock that the test holds; `looks` are the seconds at which it was looked up. */
async function watch(t: TestContext, first: FileStanding) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  const looks: number[] = [];
  const state = {
    standing: first,
    isInSight: true,
    retryAfterSeconds: 0,
    changes: 0,
    fails: false,
  };
  const watched = new FileWatch({
    isInSight: () => state.isInSight,
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
  await follow();
  return { watched, looks, state, pass, settle, follow };
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
  const { watched, looks, state, pass, settle } = await watch(t, 'missing');
  state.isInSight = false;
  watched.attend();
  state.standing = 'pending';
  await pass(100);
  assert.deepEqual(looks, [0]);
  state.isInSight = true;
  watched.attend();
  await settle();
  assert.deepEqual(looks, [0, 100]);
  state.isInSight = false;
  watched.attend();
  await pass(100);
  assert.deepEqual(looks, [0, 100]);
});

test('ends with the sheet', async (t) => {
  const { watched, looks, pass } = await watch(t, 'pending');
  watched.dispose();
  watched.attend();
  await pass(100);
  assert.deepEqual(looks, [0]);
});

test('a service that asks for time gets it', async (t) => {
  const { looks, state, pass, follow } = await watch(t, 'ready');
  Object.assign(state, { standing: 'untold', retryAfterSeconds: 30 });
  await follow('file-2');
  await pass(29);
  assert.equal(looks.length, 2);
  await pass(2);
  assert.equal(looks.length, 3);
});
