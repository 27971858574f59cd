import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleOf, stepScale } from './scale.ts';

test('an axis has round ticks and holds all values', () => {
  assert.deepEqual(scaleOf([0.13, 2.7], 4).ticks, [0, 1, 2, 3]);
  assert.deepEqual(scaleOf([0.61, 0.93], 4).ticks, [0.6, 0.7, 0.8, 0.9, 1]);
  assert.deepEqual(scaleOf([1200, 3330], 4).ticks, [1000, 2000, 3000, 4000]);
  const { place } = scaleOf([-1, 1], 2);
  assert.deepEqual([-1, 0, 1].map(place), [0, 0.5, 1]);
});

test('values that are all the same lie in the middle', () => {
  for (const value of [0, 1, -7, 1e9]) {
    const { place, ticks } = scaleOf([value, value], 4);
    assert(Math.abs(place(value) - 0.5) < 0.5 && ticks.length < 20, String(value));
  }
  assert.equal(stepScale([7], 5).place(7), 0.5);
});

test('steps have whole ticks and the axis ends with them', () => {
  const { ticks, place } = stepScale([1, 36], 6);
  assert.deepEqual(ticks, [10, 20, 30]);
  assert.deepEqual([1, 36].map(place), [0, 1]);
  assert.deepEqual(stepScale([1, 2, 3], 8).ticks, [1, 2, 3]);
});

test('extreme values make no endless axis', () => {
  for (const values of [
    [1e-300, 1e300],
    [-1e308, 1e308],
    [0, 5e-324],
    [1, 1 + 1e-15],
  ])
    assert(scaleOf(values, 4).ticks.length < 50, values.join());
});
