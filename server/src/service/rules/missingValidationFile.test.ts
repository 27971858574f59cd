import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader, trainingFile, validationFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'missing-validation-file';
const grader =
  '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"{{item.x}}","operation":"eq"}';
const complete = jobWithGrader(grader);
const without = complete.replace(`"validation_file":"${validationFile}",`, '');
const withNull = complete.replace(`"${validationFile}"`, 'null');
const message =
  'A reinforcement job needs a "validation_file": its rows measure the reward during training.';

test('a reinforcement job without a validation file is warned of', () => {
  assert.deepEqual(readableFindings(without), [`warning ${code} "reinforcement": ${message}`]);
  assert.deepEqual(readableFindings(withNull), [`warning ${code} null: ${message}`]);
});

test('with one, and under another method, all is right', () => {
  assert.deepEqual(readableFindings(complete), []);
  assert.deepEqual(
    readableFindings(
      `{"model":"gpt-4.1-2025-04-14","training_file":"${trainingFile}","method":{"type":"dpo"}}`,
    ),
    [],
  );
});

test('a misspelt one is not missing', () => {
  const findings = readableFindings(complete.replace('validation_file', 'test_file'));
  assert.deepEqual(
    findings.map((finding) => finding.split(' ')[1]),
    ['unknown-property'],
  );
});

test('the fix inserts it, to be filled in', () => {
  const title = 'Insert "validation_file"';
  assert.deepEqual(fixedTexts(without, code), [
    [title, without.replace(/\}$/, ', "validation_file": ""}')],
  ]);
  assert.deepEqual(fixedTexts(withNull, code), [
    ['Change to ""', complete.replace(validationFile, '')],
  ]);
});
