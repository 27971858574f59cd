import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { rhythmOf } from './rhythm.ts';

/** A view on a clock that the test holds; `readings` are the seconds at which it read. */
function view(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  const readings: number[] = [];
  const errors: string[] = [];
  const state = { isOfUse: true, isNew: false, fails: false, isUnknown: false };
  const rhythm = rhythmOf({
    read: () => {
      readings.push(Date.now() / 1000);
      return state.fails ? Promise.reject(new Error('lost')) : Promise.resolve(state.isNew);
    },
    isOfUse: () =>
      state.isUnknown ? Promise.reject(new Error('gone')) : Promise.resolve(state.isOfUse),
    onError: (error) => errors.push(String(error)),
  });
  t.after(() => rhythm.dispose());
  /** Lets time pass second by second, and all that has been promised happen. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      t.mock.timers.tick(1000);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    }
  };
  const { plan, planSoon } = rhythm;
  return { plan, planSoon, end: () => rhythm.dispose(), readings, errors, state, pass };
}

test('reads ever more rarely while nothing is new, and soon again when something is', async (t) => {
  const { plan, readings, state, pass } = view(t);
  await plan();
  await pass(1000);
  assert.deepEqual(readings, [15, 45, 105, 225, 465, 765]);
  state.isNew = true;
  await pass(100);
  assert.deepEqual(readings.slice(6), [1065, 1080, 1095]);
});

test('a view that is hidden, and one in which nothing goes on, does not read', async (t) => {
  const { plan, readings, state, pass } = view(t);
  await plan();
  state.isOfUse = false;
  await plan();
  await pass(1000);
  assert.deepEqual(readings, [], 'what was planned is forgotten');
  state.isOfUse = true;
  await plan();
  await pass(15);
  assert.deepEqual(readings, [1015]);
  state.isOfUse = false;
  await pass(1000);
  assert.deepEqual(readings, [1015, 1045], 'the end is read, and nothing behind it');
});

test('what becomes known meanwhile does not put off what is planned', async (t) => {
  const { plan, planSoon, readings, pass } = view(t);
  await plan();
  for (let times = 0; times < 7; times++) {
    await pass(2);
    await plan();
  }
  await pass(1);
  assert.deepEqual(readings, [15]);
  await planSoon();
  await pass(15);
  assert.deepEqual(readings, [15, 30], 'what somebody did is looked at soon');
});

test('a reading that fails is not the last one', async (t) => {
  const { plan, readings, errors, state, pass } = view(t);
  state.fails = true;
  await plan();
  await pass(50);
  assert.deepEqual(readings, [15, 45]);
  assert.deepEqual(errors, ['Error: lost', 'Error: lost']);
});

test('where nobody can tell whether a reading is of use, the next one is planned', async (t) => {
  const { plan, readings, errors, state, pass } = view(t);
  state.isUnknown = true;
  await plan();
  await pass(50);
  assert.deepEqual(readings, [15, 45]);
  assert.deepEqual(new Set(errors), new Set(['Error: gone']));
});

test('nothing is read after the end, also where it comes while a reading is planned', async (t) => {
  const { plan, end, readings, pass } = view(t);
  const planned = plan();
  end();
  await planned;
  await pass(1000);
  assert.deepEqual(readings, []);
});
