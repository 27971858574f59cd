import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFormula } from './parse.ts';
import { ambiguousPowers } from './powers.ts';

test('powers whose value depends on how they are read', () => {
  const cases: readonly (readonly [text: string, ...found: string[]])[] = [
    ['a^2'],
    ['2^-1'],
    ['(a^b)^c'],
    ['a^(b^c)'],
    ['-(a^2)'],
    ['(-a)^2'],
    ['-a^3'],
    ['a - b^2'],
    ['a^2^2'],
    ['a^b^c', 'chain a^b^c: b^c'],
    ['1 + 2^3^2', 'chain 2^3^2: 3^2'],
    ['-a^2', 'signed-base -a^2: a^2'],
    ['b^-a^2', 'signed-base -a^2: a^2'],
    ['min(-a^b, a^b^c^d)', 'signed-base -a^b: a^b', 'chain a^b^c^d: b^c^d', 'chain b^c^d: c^d'],
  ];
  for (const [text, ...found] of cases) {
    const shown = ambiguousPowers(parseFormula(text)).map(
      ({ kind, start, end, inner }) =>
        `${kind} ${text.slice(start, end)}: ${text.slice(inner.start, inner.end)}`,
    );
    assert.deepEqual(shown, found, text);
  }
});
