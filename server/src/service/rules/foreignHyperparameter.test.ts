import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, validationFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'foreign-hyperparameter';
const method = (type: string, hyperparameters: string) =>
  jobWith(`"method":{"type":"${type}","${type}":{"hyperparameters":{${hyperparameters}}}}`);

test('says which method has the hyperparameter', () => {
  assert.deepEqual(readableFindings(method('supervised', '"beta":0.1')), [
    'warning foreign-hyperparameter "beta": "beta" is a hyperparameter of "dpo", not of "supervised". Remove it, or change the method.',
  ]);
  assert.deepEqual(readableFindings(method('dpo', '"eval_samples":2,"reasoning_effort":"low"')), [
    'warning foreign-hyperparameter "eval_samples": "eval_samples" is a hyperparameter of "reinforcement", not of "dpo". Remove it, or change the method.',
    'warning foreign-hyperparameter "reasoning_effort": "reasoning_effort" is a hyperparameter of "reinforcement", not of "dpo". Remove it, or change the method.',
  ]);
});

test('a job without a method is supervised', () => {
  const findings = readableFindings(jobWith('"hyperparameters":{"beta":0.1}'));
  assert.ok(findings.some((finding) => finding.includes('of "dpo", not of "supervised"')));
});

test('its own hyperparameters are right for each method', () => {
  assert.deepEqual(readableFindings(method('dpo', '"beta":0.1,"n_epochs":2')), []);
  const findings = readableFindings(
    jobWith(
      `"validation_file":"${validationFile}","method":{"type":"reinforcement","reinforcement":{"hyperparameters":{"eval_samples":2,"compute_multiplier":1}}}`,
    ),
  );
  assert.ok(!findings.join('\n').includes(code));
});

test('the fix removes it', () => {
  const title = 'Remove "beta"';
  assert.deepEqual(fixedTexts(method('supervised', '"beta":0.1'), code), [
    [title, method('supervised', '')],
  ]);
  assert.deepEqual(fixedTexts(method('supervised', '"beta":0.1, "n_epochs":2'), code), [
    [title, method('supervised', '"n_epochs":2')],
  ]);
  assert.deepEqual(fixedTexts(method('supervised', '"n_epochs":2, "beta":0.1'), code), [
    [title, method('supervised', '"n_epochs":2')],
  ]);
});

test('beside the hyperparameters it is no more at home', () => {
  for (const members of [
    '"beta":1,"method":{"type":"supervised"}',
    '"method":{"type":"supervised","beta":1}',
    '"method":{"type":"supervised","supervised":{"beta":1}}',
  ])
    assert.deepEqual(readableFindings(jobWith(members)), [
      'warning foreign-hyperparameter "beta": "beta" is a hyperparameter of "dpo", not of "supervised". Remove it, or change the method.',
    ]);
});
