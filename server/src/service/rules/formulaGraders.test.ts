import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const check = (name: string) =>
  `{"type":"string_check","name":"${name}","input":"{{sample.output_text}}","reference":"{{item.answer}}","operation":"eq"}`;
const judge = (range: string) =>
  `{"type":"score_model","name":"Judge","model":"o3","input":[{"role":"user","content":"{{sample.output_text}}"}],"range":${range}}`;
const graders = `"a":${check('First')},"b":${check('Second')}`;
const job = (formula: string, members = graders) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{${members}},"calculate_output":"${formula}"}`,
  );

const two = (key: string) => `"${key}":${check('First')},"b":${check('Second')}`;

test('a grader that the formula does not use', () => {
  assert.deepEqual(readableFindings(job('0.5 * a')), [
    'warning unused-grader "b": "b" does not appear in "calculate_output", so it has no part in the reward.',
  ]);
  assert.deepEqual(readableFindings(job(String.raw`0.5 * a +\n b`)), []);
});

test('a formula with a mistake says nothing about what it does not use', () => {
  for (const formula of ['a +', 'a + c', 'a + Second', '2', 'Max(a)'])
    assert.doesNotMatch(readableFindings(job(formula)).join('\n'), /unused-grader/);
});

test('a key that cannot be named is one mistake, at the key', () => {
  const code = 'grader-key';
  for (const [key, formula, severity, name, mended] of [
    ['exact-match', 'exact-match + b', 'warning', 'exact_match', 'exact_match + b'],
    [
      'exact match',
      String.raw`\u0020exact match + b`,
      'warning',
      'exact_match',
      String.raw`\u0020exact_match + b`,
    ],
    ['1st', '1st + b', 'warning', 'grader_1st', 'grader_1st + b'],
    ['exact-match', 'b', 'warning', 'exact_match', 'b'],
    ['über', 'über + b', 'warning', 'uber', 'uber + b'],
    ['größe', 'b * größe', 'warning', 'grosse', 'b * grosse'],
    ['評価', '評価 + b', 'warning', 'grader', 'grader + b'],
    ['éé', 'éé + b', 'warning', 'ee', 'ee + b'],
    ['exact-match', 'exact_match + b', 'error', 'exact_match', 'exact_match + b'],
  ] as const) {
    const text = job(formula, two(key));
    assert.deepEqual(readableFindings(text), [
      `${severity} grader-key "${key}": "${key}" cannot be named in the formula: use the letters a to z, digits and _, as in "${name}".`,
    ]);
    assert.deepEqual(fixedTexts(text, code), [[`Rename to "${name}"`, job(mended, two(name))]]);
  }
});

test('an empty key', () => {
  const text = job('b', two(''));
  assert.deepEqual(readableFindings(text), [
    'warning grader-key "": "" cannot be named in the formula: use the letters a to z, digits and _, as in "First".',
  ]);
  assert.deepEqual(fixedTexts(text, 'grader-key'), [['Rename to "First"', job('b', two('First'))]]);
});

test('a key that is a function', () => {
  const text = job('max + max(b, 0)', two('max'));
  assert.deepEqual(readableFindings(text), [
    'warning grader-key "max": "max" is a function of formulas. Give the grader another key.',
  ]);
  assert.deepEqual(fixedTexts(text, 'grader-key'), [
    ['Rename to "max_score"', job('max_score + max(b, 0)', two('max_score'))],
  ]);
});

test('a new key is one that no other grader has', () => {
  const members = (key: string) => `${two(key)},"x_y":${check('Third')}`;
  assert.deepEqual(fixedTexts(job('x-y + b + x_y', members('x-y')), 'grader-key'), [
    ['Rename to "x_y_2"', job('x_y_2 + b + x_y', members('x_y_2'))],
  ]);
});

test('scores on different scales in one sum', () => {
  const members = `"a":${check('First')},"j":${judge('[0,10]')}`;
  for (const formula of ['0.5*a + 0.5*j', '(a + j) / 2'])
    assert.deepEqual(readableFindings(job(formula, members)), [
      `hint mixed-ranges ${formula}: The scores are on different scales: "j" goes from 0 to 10, others do not. Divide it to weigh them as meant.`,
    ]);
  for (const formula of ['0.5*a + 0.05*j', '0.2*a + 0.8*j/10', 'a + j / 10', 'a * j', 'max(a, j)'])
    assert.deepEqual(readableFindings(job(formula, members)), []);
  const same = `"a":${judge('[0,5]')},"j":${judge('[0,5]')}`;
  assert.deepEqual(readableFindings(job('0.5*a + 0.5*j', same)), []);
});

test('a power whose order is not documented', () => {
  for (const [formula, marked, mended] of [
    [String.raw`\na ^ b ^ 2`, 'a ^ b ^ 2', String.raw`\na ^ (b ^ 2)`],
    ['-a^2 + b', '-a^2', '-(a^2) + b'],
  ] as const) {
    assert.deepEqual(readableFindings(job(formula)), [
      `hint formula-power ${marked}: In which order this is computed is not documented. Set parentheses.`,
    ]);
    assert.deepEqual(fixedTexts(job(formula), 'formula-power'), [['Set parentheses', job(mended)]]);
  }
  assert.deepEqual(readableFindings(job('a ^ 2 + (b ^ 2) ^ 3')), []);
});
