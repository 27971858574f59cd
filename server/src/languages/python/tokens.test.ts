import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anySource, bigSource } from './testing.ts';
import { tokens } from './tokens.ts';

/** The tokens in short, one line each kind after its text. */
function told(text: string): readonly string[] {
  return tokens(text).map(
    ({ start, length, type }) => `${type} ${text.slice(start, start + length)}`,
  );
}

test('A function has keywords, its name, its parameters and what uses them.', () => {
  deepEqual(
    told('@cache\nasync def grade(sample, item=None) -> float:\n    return f(sample).g(x)\n'),
    [
      'function cache',
      'keyword async',
      'keyword def',
      'function grade',
      'parameter sample',
      'parameter item',
      'operator =',
      'keyword None',
      'keyword return',
      'function f',
      'parameter sample',
      'function g',
    ],
  );
});

test('Operators, numbers, comments and strings are told apart.', () => {
  deepEqual(told('x: int = -1.5 ** y if not True else "a"  # why\nz |= *w, a == b\n'), [
    'operator =',
    'operator -',
    'number 1.5',
    'operator **',
    'keyword if',
    'keyword not',
    'keyword True',
    'keyword else',
    'string "a"',
    'comment # why',
    'operator |=',
    'operator *',
    'operator ==',
  ]);
});

test('A string over several lines has a token on each.', () => {
  deepEqual(told('"""a\n\r\n  b"""'), ['string """a', 'string   b"""']);
});

test('A format string is a string around its expressions.', () => {
  deepEqual(told('f"a{x + 1!r:>{w}}b{g("c")}"'), [
    'string f"a',
    'operator +',
    'number 1',
    'string b',
    'function g',
    'string "c"',
    'string "',
  ]);
});

test('A name that hides a parameter is none.', () => {
  deepEqual(
    told('def f(x):\n    return [x for x in y], x').filter((token) => token.endsWith(' x')),
    ['parameter x', 'parameter x'],
  );
  deepEqual(told('lambda x: x'), ['keyword lambda', 'parameter x', 'parameter x']);
});

test('The tokens of any text are in order, apart, and on one line each.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      let last = 0;
      for (const { start, length } of tokens(text)) {
        ok(start >= last && length > 0);
        last = start + length;
        ok(last <= text.length);
        equal(/[\r\n]/.test(text.slice(start, last)), false);
      }
    }),
    { numRuns: 500 },
  );
});

test('A large source has tokens to its end; deep nesting does not throw.', () => {
  const text = bigSource(200_000);
  const { start, length } = tokens(text).at(-1)!;
  equal(text.slice(start, start + length), '"answer"');
  for (const part of ['(', 'f"{', '-', 'lambda: ']) tokens(part.repeat(10_000));
});
