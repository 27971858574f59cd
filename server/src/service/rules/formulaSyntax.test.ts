import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const check = (name: string) =>
  `{"type":"string_check","name":"${name}","input":"{{sample.output_text}}","reference":"{{item.answer}}","operation":"eq"}`;
const graders = `"a":${check('First')},"b":${check('Second')}`;
const job = (formula: string, members = graders) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{${members}},"calculate_output":"${formula}"}`,
  );

type Mistake = readonly [
  formula: string,
  finding: string,
  ...fixes: (readonly [title: string, after: string])[],
];

const available = 'There are min, max, abs, floor, ceil, exp, sqrt, log.';

const mistakes: readonly Mistake[] = [
  [
    '0.5 * a + 0.5 * b)',
    'error formula-syntax ): This parenthesis closes nothing. Remove it, or open it with "(".',
    ['Remove ")"', '0.5 * a + 0.5 * b'],
  ],
  [
    '(a + b',
    'error formula-syntax (: This parenthesis is not closed. Close it with ")".',
    ['Insert ")"', '(a + b)'],
  ],
  ['a b', 'error formula-syntax b: An operator is missing before "b": +, -, *, / or ^.'],
  [
    '2a + b',
    'error formula-syntax a: An operator is missing before "a": +, -, *, / or ^.',
    ['Insert " * "', '2 * a + b'],
  ],
  ['a[0] + b', 'error formula-syntax [: An operator is missing before "[": +, -, *, / or ^.'],
  [
    '[a + b]',
    'error formula-syntax [: A formula has only round parentheses, not [.',
    ['Correct the formula', '(a + b)'],
  ],
  [
    '{{a}} + b',
    'error formula-syntax {{a}}: The formula is no template: a grader stands by its bare key: a.',
    ['Change to "a"', 'a + b'],
  ],
  [
    String.raw`\"a\" + b`,
    String.raw`error formula-syntax \"a\": A grader stands in the formula by its bare key: a.`,
    ['Change to "a"', 'a + b'],
  ],
  [
    'a.score + b',
    `error formula-syntax .score: The key "a" is the grader's score; nothing follows it.`,
    ['Remove ".score"', 'a + b'],
  ],
  ['a +', 'error formula-syntax +: A value is missing after "+".', ['Remove " +"', 'a']],
  [
    '0,5*a + b',
    'error formula-syntax ,: A number has a point, not a comma.',
    ['Change to "."', '0.5*a + b'],
  ],
  ['a, b', 'error formula-syntax ,: A comma only separates the arguments of a function.'],
  [
    '1.2.3*a + b',
    'error formula-syntax 1.2.3: "1.2.3" is no number. Write numbers like 0.5 or 1e-3.',
  ],
  [
    'a + ()',
    'error formula-syntax (): There is nothing between these parentheses. Write a value, or remove them.',
  ],
  ['a + b;', 'error formula-syntax ;: ";" is no part of a formula.', ['Remove ";"', 'a + b']],
  [
    'a + b // note',
    'error formula-syntax // note: A formula has no comments. Remove it.',
    ['Remove " // note"', 'a + b'],
  ],
  [
    'a + b # note',
    'error formula-syntax # note: A formula has no comments. Remove it.',
    ['Remove " # note"', 'a + b'],
  ],
  [
    'a² + b',
    'error formula-operator ²: A power is written with ^, not ².',
    ['Change to "^2"', 'a^2 + b'],
  ],
  [
    'graders.a + b',
    'error formula-unknown-name graders.a: A grader stands in the formula by its bare key: a.',
    ['Change to "a"', 'a + b'],
  ],
  [
    String.raw`a + graders[\"b\"]`,
    String.raw`error formula-unknown-name graders[\"b\"]: A grader stands in the formula by its bare key: b.`,
    ['Change to "b"', 'a + b'],
  ],
  [
    'a + b + sample.output_text',
    `error formula-unknown-name sample.output_text: A formula knows only the graders' keys. Let a grader score "sample.output_text".`,
  ],
  [
    'a + $' + '{b}',
    'error formula-syntax $' +
      '{b}: The formula is no template: a grader stands by its bare key: b.',
    ['Change to "b"', 'a + b'],
  ],
  [
    'sum([a, b])',
    `error formula-unknown-function sum: There is no function "sum". ${available}`,
    ['Change to "(a + b)"', '(a + b)'],
  ],
  [
    'max([a, b])',
    'error formula-syntax [: A formula has only round parentheses, not [.',
    ['Correct the formula', 'max(a, b)'],
  ],
  ['[a, b]', 'error formula-syntax ,: A comma only separates the arguments of a function.'],
  [
    'score: a + b',
    'error formula-operator :: A formula is only the expression, without ":".',
    ['Remove "score: "', 'a + b'],
  ],
  ['a + 😀', 'error formula-syntax 😀: "😀" is no part of a formula.'],
  [
    'sqrt a + b',
    'error formula-syntax a: An operator is missing before "a": +, -, *, / or ^.',
    ['Change to "(a)"', 'sqrt(a) + b'],
  ],
  [
    'a ** 2 + b',
    'error formula-operator **: A power is written with ^, not **.',
    ['Change to "^"', 'a ^ 2 + b'],
  ],
  [
    'a × b',
    'error formula-operator ×: "×" is no operator. Use + - * / ^.',
    ['Change to "*"', 'a * b'],
  ],
  [
    '50% * a + b',
    'error formula-operator %: There is no percent sign in formulas. Divide by 100.',
    ['Change to "0.5"', '0.5 * a + b'],
  ],
  [
    'a % 2 + b',
    'error formula-operator %: There is no remainder "%" in formulas.',
    ['Change to "(a - 2 * floor(a / 2))"', '(a - 2 * floor(a / 2)) + b'],
  ],
  [
    'a // 2 + b',
    'error formula-operator //: There is no "//". Use floor(a / b).',
    ['Change to "floor(a / 2)"', 'floor(a / 2) + b'],
  ],
  [
    'a > b',
    'error formula-operator >: There are no comparisons in formulas. Let a grader compare, or use min and max.',
  ],
  [
    'a if b else 0',
    'error formula-operator if: There are no conditions in formulas. Let a grader decide, and weight it.',
  ],
  [
    'a and b',
    'error formula-operator and: There is no "and" in formulas. Use * for "and", max for "or".',
    ['Change to "a * b"', 'a * b'],
  ],
  [
    'a || b',
    'error formula-operator ||: There is no "||" in formulas. Use * for "and", max for "or".',
    ['Change to "max(a, b)"', 'max(a, b)'],
  ],
  [
    'a + b and b',
    'error formula-operator and: There is no "and" in formulas. Use * for "and", max for "or".',
  ],
  [
    'reward = a + b',
    'error formula-operator =: A formula is only the expression, without "=".',
    ['Remove "reward = "', 'a + b'],
  ],
  [
    'mean(a, b)',
    `error formula-unknown-function mean: There is no function "mean". ${available}`,
    ['Change to "((a + b) / 2)"', '((a + b) / 2)'],
  ],
  [
    'Max(a, b)',
    `error formula-unknown-function Max: There is no function "Max". ${available}`,
    ['Change to "max"', 'max(a, b)'],
  ],
  ['tanh(a) + b', `error formula-unknown-function tanh: There is no function "tanh". ${available}`],
  [
    'abs(a, b)',
    'error formula-arguments b: abs takes one value; there are 2.',
    ['Remove ", b"', 'abs(a)'],
  ],
  ['a + b * abs()', 'error formula-arguments (): abs takes one value; there are 0.'],
  ['a + b * min()', 'error formula-arguments (): min takes one value or more.'],
];

/** White space before the mistake whose length in the file is not that of what it means. */
const escapes = String.raw`\u0020\n\t`;

for (const [formula, finding, ...fixes] of mistakes)
  test(`${formula || 'nothing'} is one mistake`, () => {
    for (const before of ['', escapes]) {
      assert.deepEqual(readableFindings(job(before + formula)), [finding]);
      const [, code] = finding.split(' ');
      assert.deepEqual(
        fixedTexts(job(before + formula), code!),
        fixes.map(([title, after]) => [title, job(before + after)]),
      );
    }
  });

test('a parenthesis with more behind it was meant to close something', () => {
  assert.deepEqual(fixedTexts(job('a + b) / 2'), 'formula-syntax'), [
    ['Insert "(" at the beginning', job('(a + b) / 2')],
    ['Remove ")"', job('a + b / 2')],
  ]);
});

test('an empty formula', () => {
  for (const formula of ['', ' ', String.raw`\n`])
    assert.deepEqual(
      readableFindings(job(formula)).map((finding) =>
        finding.replace(/(formula-syntax ).*?:/, '$1'),
      ),
      [
        'error formula-syntax  The formula is empty. Combine the graders by their keys, as in (a + b) / 2.',
      ],
    );
});

test('the broken formula of the specification: each mistake once', () => {
  const formula = '0.5 * text_similarity_score +  0.5 * string_check_score)';
  assert.deepEqual(readableFindings(job(formula)), [
    'error formula-unknown-name text_similarity_score: No grader has the key "text_similarity_score". Use "a" or "b".',
    'error formula-unknown-name string_check_score: No grader has the key "string_check_score". Use "a" or "b".',
    'error formula-syntax ): This parenthesis closes nothing. Remove it, or open it with "(".',
  ]);
});

test('formulas of real jobs are right', () => {
  for (const formula of [
    '0.5 * a + 0.5 *b',
    '(a * 0.7) + (b * 0.3)',
    '(100 - abs(a - b)) / 100',
    String.raw`max(a,\n\tb) ^ 2`,
    'min(a, b, 1e-3) + floor(a) + ceil(b) + exp(a) + sqrt(b) + log(1 + a)',
  ])
    assert.deepEqual(readableFindings(job(formula)), []);
});
