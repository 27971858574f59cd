import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Attention } from './schedule.ts';
import { Watch, type ReadingOutcome } from './watch.ts';

const unchanged: ReadingOutcome = {
  isTerminal: false,
  hasChanged: false,
  hasFailed: false,
  retryAfterSeconds: undefined,
  needsPerson: false,
};

/** A watch on a clock that the test holds; `readings` are the seconds at which it read. */
function watch(t: TestContext, outcome: () => Partial<ReadingOutcome> = () => ({})) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  const readings: number[] = [];
  const plans: (number | undefined)[] = [];
  const errors: string[] = [];
  const state = { attention: 'looking' as Attention };
  const seconds = () => (Date.now() - 1_000_000) / 1000;
  const watched = new Watch({
    read: () => {
      readings.push(seconds());
      const isFirst = readings.length === 1;
      return new Promise((resolve) => resolve({ ...unchanged, hasChanged: isFirst, ...outcome() }));
    },
    onError: (error) => errors.push(String(error)),
    attention: () => state.attention,
    onPlan: (next) => plans.push(next === undefined ? undefined : (next - 1_000_000) / 1000),
  });
  t.after(() => watched.dispose());
  /** Lets time pass second by second, and all that has been promised happen. */
  const pass = async (duration: number) => {
    for (let second = 0; second < duration; second++) {
      t.mock.timers.tick(1000);
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    }
  };
  return { watched, readings, plans, errors, state, pass };
}

test('reads more and more rarely while nothing changes', async (t) => {
  const { watched, readings, pass } = watch(t);
  await watched.readNow();
  await pass(60);
  assert.deepEqual(readings.slice(0, 6), [0, 2, 4, 6, 8, 10]);
  const last = readings.slice(-2);
  assert((last[1] ?? 0) - (last[0] ?? 0) > 4, readings.join());
});

test('ends with the job', async (t) => {
  const { watched, readings, plans, pass } = watch(t, () => ({ isTerminal: true }));
  await watched.readNow();
  await pass(100);
  assert.deepEqual(readings, [0]);
  assert.deepEqual(plans, [undefined]);
});

test('ends with the panel, also when it is closed during a reading', async (t) => {
  const { watched, readings, plans, pass } = watch(t);
  const reading = watched.readNow();
  watched.dispose();
  await reading;
  await pass(100);
  assert.deepEqual(readings, [0]);
  assert.deepEqual(plans, []);
});

test('while nobody is there nothing is read, and at once when somebody comes back', async (t) => {
  const { watched, readings, plans, state, pass } = watch(t);
  await watched.readNow();
  state.attention = 'away';
  watched.attend();
  await pass(3600);
  assert.deepEqual(readings, [0]);
  assert.equal(plans.at(-1), undefined);
  state.attention = 'hidden';
  watched.attend();
  await pass(1);
  assert.deepEqual(readings, [0, 3601]);
});

test('a hidden panel reads rarely, and at once when it is looked at again', async (t) => {
  const { watched, readings, state, pass } = watch(t);
  state.attention = 'hidden';
  await watched.readNow();
  await pass(30);
  assert.deepEqual(readings, [0]);
  state.attention = 'looking';
  watched.attend();
  await pass(1);
  assert.deepEqual(readings, [0, 31]);
});

test('waits as long as the service asks', async (t) => {
  const { watched, readings, pass } = watch(t, () => ({ hasFailed: true, retryAfterSeconds: 40 }));
  await watched.readNow();
  await pass(41);
  assert.deepEqual(readings, [0, 40]);
});

test('a computer that slept reads soon after it woke', async (t) => {
  const { watched, readings, pass } = watch(t, () => ({
    hasFailed: true,
    retryAfterSeconds: 3000,
  }));
  await watched.readNow();
  await pass(5);
  // The clock goes on, timers do not.
  t.mock.timers.setTime(1_000_000 + 4_000_000);
  await pass(11);
  assert.equal(readings.length, 2);
});

test('what needs a person is tried again when one comes', async (t) => {
  const { watched, readings, pass } = watch(t, () => ({ needsPerson: true, hasFailed: true }));
  await watched.readNow();
  await pass(500);
  assert.equal(readings.length, 1);
  watched.attend();
  await pass(1);
  assert.equal(readings.length, 2);
});

test('does not read twice at once', async (t) => {
  const { watched, readings } = watch(t);
  await Promise.all([watched.readNow(), watched.readNow()]);
  assert.equal(readings.length, 1);
});

test('what fails before a request is made is told, and tried again no sooner than what fails later', async (t) => {
  const { watched, readings, errors, pass } = watch(t, () => {
    throw new Error('the secret storage is locked');
  });
  await watched.readNow();
  await pass(30);
  assert.deepEqual(readings, [0, 4, 12, 28]);
  assert.equal(errors.length, 4);
});
