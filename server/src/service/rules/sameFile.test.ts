import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import {
  jobWith,
  jobWithGrader,
  trainingFile,
  validationFile,
} from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'same-file';
const both = jobWith(`"validation_file":"${trainingFile}"`);
const grader =
  '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"{{item.x}}","operation":"eq"}';

test('the training file is no validation file', () => {
  assert.deepEqual(readableFindings(both), [
    `warning same-file "${trainingFile}": This is the training file too. Validation says something only on rows that are not trained on: use another file.`,
  ]);
});

test('two files are right', () => {
  assert.deepEqual(readableFindings(jobWith(`"validation_file":"${validationFile}"`)), []);
});

test('two placeholders that are alike have their own message', () => {
  const text = both.replaceAll(trainingFile, 'file-abc123');
  assert.ok(!readableFindings(text).join('\n').includes(code));
});

test('the fix removes it where it may be left out', () => {
  assert.deepEqual(fixedTexts(both, code), [
    ['Remove "validation_file"', `{"model":"gpt-4o-mini","training_file":"${trainingFile}"}`],
  ]);
  const reinforcement = jobWithGrader(grader).replace(validationFile, trainingFile);
  assert.equal(readableFindings(reinforcement).length, 1);
  assert.deepEqual(fixedTexts(reinforcement, code), []);
});
