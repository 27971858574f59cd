import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeInterval, formatNumber } from './words.ts';

test('numbers are short', () => {
  const cases: readonly (readonly [value: number, text: string])[] = [
    [0.1 + 0.2, '0.3'],
    [2 / 3, '0.666667'],
    [-1.5, '−1.5'],
    [-0, '0'],
    [100, '100'],
    [1e-9, '1e−9'],
    [-Infinity, '−∞'],
    [Infinity, '∞'],
  ];
  for (const [value, text] of cases) assert.equal(formatNumber(value), text);
});

test('intervals in words', () => {
  const cases: readonly (readonly [low: number, high: number, text: string])[] = [
    [0, 1, 'between 0 and 1'],
    [0.5, 0.5, 'always 0.5'],
    [0, Infinity, 'at least 0'],
    [-Infinity, 5, 'at most 5'],
    [-Infinity, Infinity, 'any number'],
  ];
  for (const [low, high, text] of cases) assert.equal(describeInterval({ low, high }), text);
});
