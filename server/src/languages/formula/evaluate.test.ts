import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';
import fc from 'fast-check';
import { evaluate } from './evaluate.ts';
import { parseFormula } from './parse.ts';
import { formula, names } from './testFormulas.ts';

/** The value, or `reason "part that fails"`. */
function valueOf(text: string, values: Readonly<Record<string, number>> = {}): number | string {
  const parsed = parseFormula(text);
  const result = evaluate(parsed, new Map(Object.entries(values)));
  if (result.ok) return result.value;
  const { start, end } = parsed.nodes[result.node]!;
  return `${result.reason} "${text.slice(start, end)}"`;
}

test('a formula has the value that its author expects', () => {
  const values = { exact: 1, fuzzy: 0.5 };
  const cases: readonly (readonly [text: string, value: number])[] = [
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
  for (const [text, value] of cases) {
    const found = valueOf(text, values);
    assert.ok(typeof found === 'number' && Math.abs(found - value) < 1e-12, `${text}: ${found}`);
  }
});

test('what has no value says why and where', () => {
  const cases: readonly (readonly [text: string, failure: string])[] = [
    ['1 / (a - a)', 'division-by-zero "1 / (a - a)"'],
    ['2 * 0 ^ -1', 'division-by-zero "0 ^ -1"'],
    ['1 + sqrt(-a)', 'outside-domain "sqrt(-a)"'],
    ['log(0)', 'outside-domain "log(0)"'],
    ['(-8) ^ (1 / 3)', 'outside-domain "(-8) ^ (1 / 3)"'],
    ['exp(1000) * 0', 'too-large "exp(1000)"'],
    ['1e999', 'too-large "1e999"'],
    ['a + other', 'unknown-name "other"'],
    ['a + constructor', 'unknown-name "constructor"'],
    ['a +', 'syntax "a +"'],
    ['', 'syntax ""'],
  ];
  for (const [text, failure] of cases) assert.equal(valueOf(text, { a: 1 }), failure);
});

test('values agree with JavaScript', () => {
  const values = fc.tuple(
    ...names.map((name) =>
      fc.tuple(
        fc.constant(name),
        fc.oneof(fc.double({ noNaN: true, min: -10, max: 10 }), fc.integer({ min: -3, max: 3 })),
      ),
    ),
  );
  class NotFinite extends Error {}
  const check = (value: number) => {
    if (!Number.isFinite(value)) throw new NotFinite();
    return value;
  };
  fc.assert(
    fc.property(formula, values, ({ text, javaScript }, entries) => {
      const result = evaluate(parseFormula(text), new Map(entries));
      let expected: number | undefined;
      try {
        expected = Number(
          vm.runInNewContext(javaScript, { check, ...Object.fromEntries(entries) }),
        );
      } catch (error) {
        if (!(error instanceof NotFinite)) throw error;
      }
      // Which zero it is does not matter.
      assert.equal(result.ok ? result.value || 0 : undefined, expected === 0 ? 0 : expected, text);
    }),
    { numRuns: 300 },
  );
});

test('a formula of any depth has a value', { timeout: 20_000 }, () => {
  const count = 100_000;
  assert.equal(valueOf(`${'('.repeat(count)}a${')'.repeat(count)}`, { a: 2 }), 2);
  assert.equal(valueOf(`${'-'.repeat(count + 1)}a`, { a: 2 }), -2);
  assert.equal(valueOf(`a${'^a'.repeat(count)}`, { a: 1 }), 1);
  assert.equal(valueOf(`max(${'a,'.repeat(count)}3)`, { a: 2 }), 3);
});
