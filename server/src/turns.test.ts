import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { inTurns } from './turns.ts';

/** So many steps of two milliseconds, and how many have been taken. */
function steps(count: number) {
  const taken = { count: 0 };
  function* take(): Generator<undefined, string> {
    for (; taken.count < count; taken.count++) {
      const end = Date.now() + 2;
      while (Date.now() < end);
      yield;
    }
    return 'done';
  }
  return { taken, iterator: take() };
}

test('long work lets others have their turn', async () => {
  let turns = 0;
  const nextTurn = () => {
    turns++;
    return setImmediate();
  };
  const { iterator } = steps(20);
  assert.equal(await inTurns(iterator, nextTurn, () => true), 'done');
  assert.ok(turns > 1, `${turns} turns`);
});

test('short work is done in one turn', async () => {
  const nextTurn = () => Promise.reject(new Error('nobody needs a turn'));
  assert.equal(await inTurns(steps(0).iterator, nextTurn, () => true), 'done');
});

test('work that nobody wants any more is given up', async () => {
  const { taken, iterator } = steps(1000);
  const result = await inTurns(
    iterator,
    () => setImmediate(),
    () => false,
  );
  assert.equal(result, undefined);
  assert.ok(taken.count < 1000);
});

test('work that nobody waits for has shorter turns', async () => {
  let turns = 0;
  const nextTurn = () => {
    turns++;
    return setImmediate();
  };
  await inTurns(steps(20).iterator, nextTurn, () => true, 1);
  assert.equal(turns, 20);
});
