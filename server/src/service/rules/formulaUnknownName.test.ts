import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const check = (name: string) =>
  `{"type":"string_check","name":"${name}","input":"{{sample.output_text}}","reference":"{{item.answer}}","operation":"eq"}`;
const graders = `"exact":${check('Exact match')},"similar":${check('fuzzy')}`;
const job = (formula: string, members = graders) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{${members}},"calculate_output":"${formula}"}`,
  );

type Mistake = readonly [
  formula: string,
  finding: string,
  ...fixes: (readonly [title: string, after: string])[],
];

const mistakes: readonly Mistake[] = [
  [
    'exact + fuzzy',
    `error formula-unknown-name fuzzy: "fuzzy" is a grader's name; the formula uses its key, "similar".`,
    ['Change to "similar"', 'exact + similar'],
  ],
  [
    '0.5 * Exact match + similar',
    `error formula-unknown-name Exact match: "Exact match" is a grader's name; the formula uses its key, "exact".`,
    ['Change to "exact"', '0.5 * exact + similar'],
  ],
  [
    'exct + similar',
    'error formula-unknown-name exct: No grader has the key "exct". Did you mean "exact"?',
    ['Change to "exact"', 'exact + similar'],
  ],
  [
    'Exact + similar',
    'error formula-unknown-name Exact: No grader has the key "Exact". Did you mean "exact"?',
    ['Change to "exact"', 'exact + similar'],
  ],
  [
    'exact + style',
    'error formula-unknown-name style: No grader has the key "style". Use "exact" or "similar".',
  ],
  [
    'exact + similar + max',
    'error formula-unknown-name max: "max" is a function: write its values in parentheses after it.',
  ],
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

test('another letter says nothing about what was meant', () => {
  assert.deepEqual(readableFindings(job('c + B', `"a":${check('1')},"b":${check('2')}`)), [
    'error formula-unknown-name c: No grader has the key "c". Use "a" or "b".',
    'error formula-unknown-name B: No grader has the key "B". Did you mean "b"?',
  ]);
});

test('keys are right whatever the names are; without graders nothing can be known', () => {
  assert.deepEqual(readableFindings(job('exact + similar')), []);
  const found = readableFindings(job('exact', '')).join('\n');
  assert.ok(!found.includes('formula-unknown-name'), found);
});

test('of many keys none is guessed or listed, and a name is still known', () => {
  const members = Array.from({ length: 60 }, (_, index) => `"k${index}":${check(`n${index}`)}`);
  const sum = Array.from({ length: 60 }, (_, index) => `k${index}`).join('+');
  assert.deepEqual(readableFindings(job(`${sum} + kk1 + n7`, members.join(','))), [
    'error formula-unknown-name kk1: No grader has the key "kk1". Use the key of one of the graders.',
    `error formula-unknown-name n7: "n7" is a grader's name; the formula uses its key, "k7".`,
  ]);
});
