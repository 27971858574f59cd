import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './evaluate.ts';
import { arityOf, functions, signatureOf } from './functions.ts';
import { parseFormula } from './parse.ts';

test('the functions are the eight that the guide lists, with their signatures', () => {
  assert.deepEqual([...functions.values()].map(signatureOf), [
    'min(x, more, …)',
    'max(x, more, …)',
    'abs(x)',
    'floor(x)',
    'ceil(x)',
    'exp(x)',
    'sqrt(x)',
    'log(x)',
  ]);
});

test('every function can be called with the least and the most arguments that it takes', () => {
  for (const [name, described] of functions) {
    const { minimum, maximum } = arityOf(described);
    for (const count of [minimum, Math.min(maximum, 5)]) {
      const text = `${name}(${Array.from({ length: count }, () => '1').join(', ')})`;
      assert.ok(evaluate(parseFormula(text), new Map()).ok, text);
    }
  }
});
