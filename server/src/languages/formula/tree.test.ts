import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFormula } from './parse.ts';
import { namesIn, nodeAt } from './tree.ts';

test('the names of a formula come with their places', () => {
  const text = 'min(a, "b") + a.score / max';
  const found = namesIn(parseFormula(text)).map(({ name, start, end }) => {
    assert.equal(text.slice(start, end), name);
    return `${name} ${start}`;
  });
  assert.deepEqual(found, ['a 4', 'b 8', 'a 14', 'max 24']);
});

test('the smallest part at an offset', () => {
  const text = 'min(a, 2) + (b*c)';
  const cases: readonly (readonly [offset: number, part: string])[] = [
    [0, 'min(a, 2)'],
    [3, 'min(a, 2)'],
    [4, 'a'],
    [5, 'a'],
    [7, '2'],
    [9, 'min(a, 2)'],
    [10, text],
    [12, '(b*c)'],
    [14, 'b'],
    [15, 'c'],
    [17, '(b*c)'],
  ];
  for (const [offset, part] of cases) {
    const node = nodeAt(parseFormula(text), offset);
    assert.equal(text.slice(node?.start, node?.end), part, String(offset));
  }
});
