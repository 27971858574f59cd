import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';

const code = 'pass-threshold';
const azure = { ...testContext, provider: 'azure' } as const;
const ownFindings = (text: string, context = testContext) =>
  readableFindings(text, context).filter((finding) => /pass|unknown-property/.test(finding));
const check = (members: string) =>
  `{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"x","operation":"eq"${members}}`;
const reinforcement = (members: string, hyperparameters: string) =>
  jobWithGrader(`${check(members)},"hyperparameters":{${hyperparameters}}`);
const multi = (members: string) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{"a":${check(members)},"b":${check('')}},"calculate_output":"a+b"}`,
  );

test('it is no hyperparameter', () => {
  const finding =
    'warning pass-threshold "pass_threshold": "pass_threshold" is no hyperparameter. It belongs into the grader.';
  assert.deepEqual(ownFindings(reinforcement('', '"pass_threshold":0.5')), [finding]);
  assert.deepEqual(
    ownFindings(
      jobWith(
        '"method":{"type":"supervised","supervised":{"hyperparameters":{"pass_threshold":0.5}}}',
      ),
    ),
    [finding],
  );
});

test('a grader may have it', () => {
  assert.deepEqual(ownFindings(jobWithGrader(check(',"pass_threshold":0.5'))), []);
  assert.deepEqual(ownFindings(jobWithGrader(check(',"pass_threshold":0.5')), azure), []);
});

test('on a part of a multi grader it is of no use at Azure', () => {
  const text = multi(',"pass_threshold":0.5');
  assert.deepEqual(ownFindings(text), []);
  assert.deepEqual(ownFindings(text, azure), [
    'information pass-threshold "pass_threshold": Azure does not support "pass_threshold" on a part of a multi grader. Remove it.',
  ]);
  assert.deepEqual(fixedTexts(text, code, azure), [['Remove "pass_threshold"', multi('')]]);
});

test('the fix moves it into the grader, if there is one without it', () => {
  assert.deepEqual(fixedTexts(reinforcement('', '"pass_threshold":0.5, "n_epochs":1'), code), [
    ['Move into the grader', reinforcement(', "pass_threshold":0.5', '"n_epochs":1')],
  ]);
  const own = ',"pass_threshold":1';
  assert.deepEqual(fixedTexts(reinforcement(own, '"pass_threshold":0.5'), code), [
    ['Remove "pass_threshold"', reinforcement(own, '')],
  ]);
});
