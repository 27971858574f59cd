import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluate } from './evaluate.ts';
import type { Interval } from './interval.ts';
import { parseFormula } from './parse.ts';
import { rangeOf } from './range.ts';
import { formula, names } from './testFormulas.ts';

/** `low … high`, `always` in front of a constant, the risks as `reason "part"` behind; or only the failure. */
function shown(
  text: string,
  intervals: Readonly<Record<string, readonly [number, number]>>,
): string {
  const parsed = parseFormula(text);
  const entries = Object.entries(intervals).map(
    ([name, [low, high]]) => [name, { low, high }] as const,
  );
  const range = rangeOf(parsed, new Map(entries));
  const part = (index: number) => {
    const { start, end } = parsed.nodes[index]!;
    return `"${text.slice(start, end)}"`;
  };
  if (!range.ok) return `${range.reason} ${part(range.node)}`;
  const round = (value: number) => String(Number(value.toPrecision(12)));
  const risks = range.risks.map(({ reason, node }) => `, ${reason} ${part(node)}`).join('');
  const ends = range.isConstant
    ? `always ${round(range.low)}`
    : `${round(range.low)} … ${round(range.high)}`;
  return ends + risks;
}

test('the range of a formula, with what can go wrong in it', () => {
  const intervals = {
    unit: [0, 1],
    five: [0, 5],
    both: [-2, 3],
    minus: [-3, -1],
    high: [2, 4],
    any: [-Infinity, Infinity],
    up: [1, Infinity],
    zero: [0, 0],
  } as const;
  const cases: readonly (readonly [text: string, range: string])[] = [
    ['0.5 * unit + 0.5 * unit', '0 … 1'],
    ['0.9 * unit + 0.1 * five', '0 … 1.4'],
    ['(100 - abs(five - high)) / 100', '0.96 … 1'],
    ['unit - five', '-5 … 1'],
    ['-both', '-3 … 2'],
    ['+both', '-2 … 3'],
    ['both * both', '-6 … 9'],
    ['both * minus', '-9 … 6'],
    ['any * zero', 'always 0'],
    ['any + up', '-Infinity … Infinity'],
    ['up * up', '1 … Infinity'],
    ['2 * 3 + 1', 'always 7'],
    ['0 * unit', 'always 0'],
    ['floor(unit / 2)', 'always 0'],
    // Division.
    ['unit / high', '0 … 0.5'],
    ['high / minus', '-4 … -0.666666666667'],
    ['high / unit', '2 … Infinity, division-by-zero "high / unit"'],
    ['high / -unit', '-Infinity … -2, division-by-zero "high / -unit"'],
    ['high / both', '-Infinity … Infinity, division-by-zero "high / both"'],
    ['zero / both', 'always 0, division-by-zero "zero / both"'],
    ['up / up', '0 … Infinity'],
    ['1 / up', '0 … 1'],
    ['1 + unit / zero', 'division-by-zero "unit / zero"'],
    ['unit / 0', 'division-by-zero "unit / 0"'],
    // Powers.
    ['both ^ 2', '0 … 9'],
    ['both ^ 3', '-8 … 27'],
    ['both ^ 0', 'always 1'],
    ['minus ^ 2', '1 … 9'],
    ['-both ^ 2', '-9 … 0'],
    ['high ^ -1', '0.25 … 0.5'],
    ['minus ^ -1', '-1 … -0.333333333333'],
    ['both ^ -1', '-Infinity … Infinity, division-by-zero "both ^ -1"'],
    ['both ^ -2', '0.111111111111 … Infinity, division-by-zero "both ^ -2"'],
    ['five ^ -1', '0.2 … Infinity, division-by-zero "five ^ -1"'],
    ['(-five) ^ -1', '-Infinity … -0.2, division-by-zero "(-five) ^ -1"'],
    ['zero ^ -1', 'division-by-zero "zero ^ -1"'],
    ['high ^ 0.5', '1.41421356237 … 2'],
    ['both ^ 0.5', '0 … 1.73205080757, outside-domain "both ^ 0.5"'],
    ['minus ^ 0.5', 'outside-domain "minus ^ 0.5"'],
    ['five ^ -0.5', '0.4472135955 … Infinity, division-by-zero "five ^ -0.5"'],
    ['high ^ unit', '1 … 4'],
    ['unit ^ five', '0 … 1'],
    ['unit ^ both', '0 … Infinity, division-by-zero "unit ^ both"'],
    ['high ^ any', '0 … Infinity'],
    ['minus ^ unit', '-3 … 3, outside-domain "minus ^ unit"'],
    ['2 ^ 0.5', 'always 1.41421356237'],
    // Functions.
    ['min(five, high)', '0 … 4'],
    ['max(five, high, minus)', '2 … 5'],
    ['min(1, max(0, any))', '0 … 1'],
    ['abs(both)', '0 … 3'],
    ['abs(minus)', '1 … 3'],
    ['floor(five / 2) + ceil(five / 2)', '0 … 5'],
    ['exp(unit)', '1 … 2.71828182846'],
    ['exp(-up)', '0 … 0.367879441171'],
    ['sqrt(high)', '1.41421356237 … 2'],
    ['sqrt(both)', '0 … 1.73205080757, outside-domain "sqrt(both)"'],
    ['sqrt(minus)', 'outside-domain "sqrt(minus)"'],
    ['log(up)', '0 … Infinity'],
    ['log(unit)', '-Infinity … 0, outside-domain "log(unit)"'],
    ['log(zero)', 'outside-domain "log(zero)"'],
    // What cannot be told.
    ['unit + other', 'unknown-name "other"'],
    ['unit + constructor', 'unknown-name "constructor"'],
    ['exp(1000)', 'too-large "exp(1000)"'],
    ['unit +', 'syntax "unit +"'],
  ];
  for (const [text, range] of cases) assert.equal(shown(text, intervals), range, text);
});

const end = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-Infinity, Infinity, 0, 0.1, 0.5),
);

/** An interval and a value in it, often one of the ends, zero or a whole number. */
const intervalWithValue = fc
  .tuple(end, end, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4))
  .map(([first, second, part, choice]) => {
    const [low = 0, high = 0] = [first, second].toSorted((a, b) => a - b);
    const middle = Math.min(high, Math.max(low, 0));
    const inner = low + part * (high - low);
    const candidates = [low, high, middle, Math.round(middle + part * 3), inner];
    const value = candidates[choice]!;
    const isInside = low <= value && value <= high && Number.isFinite(value);
    return { interval: { low, high }, value: isInside ? value : middle };
  })
  .filter(({ value }) => Number.isFinite(value));

test('the value of a formula is in its range, and a failure is foretold', () => {
  const made = fc.tuple(...names.map(() => intervalWithValue));
  fc.assert(
    fc.property(formula, made, ({ text }, given) => {
      const parsed = parseFormula(text);
      const intervals = new Map<string, Interval>();
      const values = new Map<string, number>();
      for (const [index, { interval, value }] of given.entries()) {
        intervals.set(names[index]!, interval);
        values.set(names[index]!, value);
      }
      const range = rangeOf(parsed, intervals);
      const result = evaluate(parsed, values);
      if (result.ok) {
        assert.ok(range.ok, text);
        assert.ok(range.low <= result.value && result.value <= range.high, text);
        if (range.isConstant) assert.equal(result.value || 0, range.low || 0, text);
      } else if (range.ok && result.reason !== 'too-large') {
        assert.ok(
          range.risks.some(({ node }) => node === result.node),
          text,
        );
      }
    }),
    { numRuns: 10_000 },
  );
});

test('the range of a formula of any depth', { timeout: 20_000 }, () => {
  const count = 100_000;
  assert.equal(shown(`${'abs('.repeat(count)}a${')'.repeat(count)}`, { a: [-2, 1] }), '0 … 2');
  assert.equal(shown(`min(${'a,'.repeat(count)}3)`, { a: [2, 4] }), '2 … 3');
});
