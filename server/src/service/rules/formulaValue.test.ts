import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const check = (name: string) =>
  `{"type":"string_check","name":"${name}","input":"{{sample.output_text}}","reference":"{{item.answer}}","operation":"eq"}`;
const judge = (range: string) =>
  `{"type":"score_model","name":"Judge","model":"o3","input":[{"role":"user","content":"{{sample.output_text}}"}],"range":${range}}`;
const python = String.raw`{"type":"python","name":"p","source":"def grade(sample, item):\n    return 1.0"}`;
const graders = `"a":${check('First')},"b":${check('Second')}`;
const job = (formula: string, members = graders) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{${members}},"calculate_output":"${formula}"}`,
  );

const divides = 'This divides by zero for some scores. Add something to the divisor, or use max.';
const noValue =
  'This root, logarithm or power has no value for some scores. Keep its operand positive with max.';

test('a part that never has a value', () => {
  for (const [formula, marked, message] of [
    ['a + b / 0', 'b / 0', 'This divides by zero, so there is never a reward.'],
    [
      'log(0) * a + b',
      'log(0)',
      'This root, logarithm or power has no value, so there is never a reward.',
    ],
    [
      'a + b + sqrt(0 - 1)',
      'sqrt(0 - 1)',
      'This root, logarithm or power has no value, so there is never a reward.',
    ],
    ['exp(1000) * a + b', 'exp(1000)', 'This is too large a number, so there is never a reward.'],
  ] as const)
    assert.deepEqual(readableFindings(job(String.raw`\u0020\n${formula}`)), [
      `error formula-without-value ${marked}: ${message}`,
    ]);
});

test('a part that has no value for some scores', () => {
  assert.deepEqual(readableFindings(job('a / b')), [`warning formula-may-fail a / b: ${divides}`]);
  assert.deepEqual(readableFindings(job(String.raw`\n1 / (a + b)`)), [
    `warning formula-may-fail 1 / (a + b): ${divides}`,
  ]);
  assert.deepEqual(readableFindings(job('log(a) + b')), [
    `warning formula-may-fail log(a): ${noValue}`,
  ]);
  assert.deepEqual(readableFindings(job('sqrt(a - b)')), [
    `warning formula-may-fail sqrt(a - b): ${noValue}`,
  ]);
});

test('of a score without known bounds it is not sure', () => {
  assert.deepEqual(readableFindings(job('a / b', `"a":${check('a')},"b":${python}`)), [
    `information formula-may-fail a / b: ${divides}`,
  ]);
  assert.deepEqual(readableFindings(job('b / a', `"a":${check('a')},"b":${python}`)), [
    `warning formula-may-fail b / a: ${divides}`,
  ]);
});

test('guarded parts are right', () => {
  for (const formula of ['a / max(b, 0.1)', 'a / (1 + b)', 'log(1 + a) + b', 'sqrt(abs(a - b))'])
    assert.deepEqual(readableFindings(job(formula)), []);
});

test('a constant reward is one mistake, and its unused graders are no others', () => {
  for (const [formula, value] of [
    ['1', '1'],
    ['a * 0', '0'],
    ['0 * a + 0 * b', '0'],
    ['max(a, 1) + min(b, 0)', '1'],
  ] as const)
    assert.deepEqual(readableFindings(job(formula)), [
      `warning formula-constant ${formula}: The reward is always ${value}, whatever the graders say, so nothing is learned.`,
    ]);
});

test('a constant that comes from a range, or from having no graders, is told there', () => {
  const found = [
    ...readableFindings(job('a', `"a":${judge('[1,1]')},"b":${check('b')}`)),
    ...readableFindings(job('1', '')),
  ].join('\n');
  assert.match(found, /range-order/);
  assert.match(found, /few-graders/);
  assert.doesNotMatch(found, /formula-constant/);
});
