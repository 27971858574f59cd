import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';

const code = 'azure-limit';
const azure = { ...testContext, provider: 'azure' } as const;
const ownFindings = (text: string, context = testContext) =>
  readableFindings(text, context).filter((finding) => finding.includes(code));
const reinforcement = (hyperparameters: string) =>
  jobWith(
    `"method":{"type":"reinforcement","reinforcement":{"hyperparameters":{${hyperparameters}}}}`,
  );

test('numbers beyond what Azure documents', () => {
  for (const [members, finding] of [
    ['"eval_samples":100', '100: Azure documents 1 to 10 for "eval_samples".'],
    ['"eval_interval":26', '26: Azure documents 1 to 25 for "eval_interval".'],
    ['"compute_multiplier":0.1', '0.1: Azure documents 0.5 to 3 for "compute_multiplier".'],
    ['"compute_multiplier":10', '10: Azure documents 0.5 to 3 for "compute_multiplier".'],
  ] as const)
    assert.deepEqual(ownFindings(reinforcement(members), azure), [
      `information ${code} ${finding}`,
    ]);
});

test('a suffix that Azure does not document', () => {
  for (const suffix of ['x'.repeat(41), 'my model', 'café'])
    assert.deepEqual(ownFindings(jobWith(`"suffix":"${suffix}"`), azure), [
      `information ${code} "${suffix}": Azure documents at most 40 characters for a suffix: letters, digits, - and _.`,
    ]);
});

test('within the limits, and at other services, all is right', () => {
  const inside = reinforcement('"eval_samples":10,"eval_interval":"auto","compute_multiplier":0.5');
  assert.deepEqual(ownFindings(inside, azure), []);
  assert.deepEqual(ownFindings(jobWith('"suffix":"my-model_2"'), azure), []);
  for (const provider of ['openai', undefined] as const) {
    const context = { ...testContext, provider };
    assert.deepEqual(ownFindings(reinforcement('"eval_samples":100'), context), []);
    assert.deepEqual(ownFindings(jobWith('"suffix":"my model"'), context), []);
  }
});

test('what nobody takes has one message', () => {
  assert.deepEqual(ownFindings(reinforcement('"eval_samples":0'), azure), []);
  assert.deepEqual(ownFindings(jobWith(`"suffix":"${'x'.repeat(65)}"`), azure), []);
});

test('the fixes go to the next value within', () => {
  assert.deepEqual(fixedTexts(reinforcement('"eval_samples":100'), code, azure), [
    ['Change to 10', reinforcement('"eval_samples":10')],
  ]);
  assert.deepEqual(fixedTexts(reinforcement('"compute_multiplier":0.1'), code, azure), [
    ['Change to 0.5', reinforcement('"compute_multiplier":0.5')],
  ]);
  assert.deepEqual(fixedTexts(jobWith(`"suffix":"my model, ${'x'.repeat(40)}"`), code, azure), [
    [`Change to "my-model-${'x'.repeat(31)}"`, jobWith(`"suffix":"my-model-${'x'.repeat(31)}"`)],
  ]);
});
