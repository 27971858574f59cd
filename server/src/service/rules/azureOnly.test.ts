import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';

const code = 'azure-only';
const openai = { ...testContext, provider: 'openai' } as const;
const ownFindings = (text: string, context = testContext) =>
  readableFindings(text, context).filter((finding) => finding.includes(code));
const endpoint = '{"type":"endpoint","name":"n","url":"https://example.com/grade"}';

test('what only Azure knows', () => {
  for (const [text, key] of [
    [jobWith('"trainingType":"Standard"'), 'trainingType'],
    [jobWith('"hyperparameters":{"prompt_loss_weight":0.1}'), 'prompt_loss_weight'],
    [jobWithGrader(`${endpoint.replace('endpoint', 'python')},"tools":[]`), 'tools'],
    [jobWithGrader(`{},"max_episode_steps":3`), 'max_episode_steps'],
  ] as const)
    assert.deepEqual(ownFindings(text, openai), [
      `information ${code} "${key}": Only Azure knows "${key}". OpenAI is likely to refuse the job for it.`,
    ]);
});

test('a grader that only Azure has', () => {
  assert.deepEqual(ownFindings(jobWithGrader(endpoint), openai), [
    `information ${code} "endpoint": Only Azure has endpoint graders. OpenAI is likely to refuse this one.`,
  ]);
});

test('at Azure, and where the service is not known, nothing is said of it', () => {
  for (const provider of ['azure', undefined] as const) {
    const context = { ...testContext, provider };
    assert.deepEqual(ownFindings(jobWith('"trainingType":"Standard"'), context), []);
    assert.deepEqual(ownFindings(jobWithGrader(endpoint), context), []);
  }
});

test('the fix removes it', () => {
  assert.deepEqual(fixedTexts(jobWith('"trainingType":"Standard","seed":1'), code, openai), [
    ['Remove "trainingType"', jobWith('"seed":1')],
  ]);
});
