import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, ratio } from './statistics.ts';

test('the median is the middle one, or between the two in the middle', () => {
  assert.equal(median([10, 9, 1]), 9);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([]), undefined);
});

test('there is no ratio to what was not measured', () => {
  assert.equal(ratio(1, 4), 0.25);
  assert.equal(ratio(1, undefined), undefined);
  assert.equal(ratio(undefined, 1), undefined);
});
