import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'few-graders';
const exact =
  '{"type":"string_check","name":"exact","input":"{{sample.output_text}}","reference":"{{item.x}}","operation":"eq"}';
const label =
  '{"type":"label_model","name":"tone","model":"m","input":[{"role":"user","content":"{{sample.output_text}}"}],"labels":["a","b"],"passing_labels":["a"]}';
const multi = (graders: string, formula: string) =>
  jobWithGrader(
    `{"type":"multi","name":"both","graders":${graders},"calculate_output":"${formula}"}`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => finding.includes(code));

test('no grader at all is a warning', () => {
  assert.deepEqual(ownFindings(multi('{}', '1')), [
    'warning few-graders "graders": This multi grader has no graders, so every answer earns the same. Add at least two.',
  ]);
});

test('one grader is a hint', () => {
  assert.deepEqual(ownFindings(multi(`{"exact":${exact}}`, '0.5 * exact')), [
    'hint few-graders "graders": With one grader there is nothing to combine. Add another one, or use this grader itself.',
  ]);
});

test('two graders are right; a single grader without a key and an array are not counted', () => {
  assert.deepEqual(ownFindings(multi(`{"one":${exact},"two":${exact}}`, 'one + two')), []);
  assert.deepEqual(ownFindings(multi(exact, '1')), []);
  assert.deepEqual(ownFindings(multi('[]', '1')), []);
});

test('the fix puts the grader in the place of the multi grader', () => {
  assert.deepEqual(fixedTexts(multi(`{"exact":${exact}}`, ' exact '), code), [
    ['Use the grader without the multi grader', jobWithGrader(exact)],
  ]);
  const lines = `{
    "type": "multi",
    "graders": {
      "mine": {
        "type": "python",
        "source": "def grade(sample, item):\\n    return 1.0"
      }
    },
    "calculate_output": "mine"
  }`;
  const [fixed] = fixedTexts(jobWithGrader(`\n  ${lines}\n`), code);
  assert.equal(
    fixed![1],
    jobWithGrader(`
  {
    "type": "python",
    "source": "def grade(sample, item):\\n    return 1.0"
  }
`),
  );
});

test('no fix where the score would change, or the grader works in a multi grader only', () => {
  assert.deepEqual(fixedTexts(multi(`{"exact":${exact}}`, 'exact / 2'), code), []);
  assert.deepEqual(fixedTexts(multi(`{"tone":${label}}`, 'tone'), code), []);
});
