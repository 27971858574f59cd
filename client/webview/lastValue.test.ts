import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastValue } from './lastValue.ts';

const rows = [
  { step: 1, values: [null, 3] },
  { step: 2, values: [0.5, 2] },
  { step: 9, values: [null, 1] },
];

test('a curve that ended before the step says its last value and where that was', () => {
  assert.deepEqual(lastValue(rows, 2, 0), { step: 2, value: 0.5 });
  assert.deepEqual(lastValue(rows, 2, 1), { step: 9, value: 1 });
});

test('a curve that begins after the step says nothing', () => {
  assert.equal(lastValue(rows, 0, 0), undefined);
  assert.equal(lastValue(rows, -1, 1), undefined);
});
