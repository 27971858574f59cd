import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluateFormula } from './formula.ts';

const variables = new Map([
  ['exact', 1],
  ['fuzzy', 0.5],
]);

test('computes what the service documents', () => {
  const values: readonly (readonly [string, number])[] = [
    ['0.9 * exact + 0.1 * fuzzy', 0.95],
    ['(exact + fuzzy) / 2', 0.75],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['1 - 2 - 3', -4],
    ['min(exact, fuzzy, 2) + max(0.25)', 0.75],
    ['abs(-1) + floor(1.5) + ceil(1.5) + exp(0) + sqrt(4) + log(1)', 7],
    ['1e-1 + .5', 0.6],
  ];
  for (const [formula, value] of values)
    assert.ok(Math.abs(evaluateFormula(formula, variables)! - value) < 1e-9, formula);
});

test('what is no formula, or names something unknown, has no value', () => {
  const broken = [
    '',
    '1 +',
    '(1',
    '1)',
    '1 2',
    'other',
    'round(1)',
    'abs(1, 2)',
    'abs()',
    '1 ** 2',
  ];
  for (const formula of [...broken, '1 % 2', 'exact > 1', 'constructor', '"a"'])
    assert.equal(evaluateFormula(formula, variables), undefined, formula);
});

test('no formula throws, however deep', () => {
  assert.equal(evaluateFormula('('.repeat(100_000), variables), undefined);
  assert.equal(evaluateFormula(`${'-'.repeat(100_001)}1`, variables), -1);
  const piece = fc.constantFrom(...'+ - * / ^ ( ) , 1 . exact min'.split(' '), ' ');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      evaluateFormula(pieces.join(''), variables);
    }),
  );
});
