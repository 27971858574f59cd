import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import type { RuleContext } from './rule.ts';

const code = 'untrainable-model';
const ownFindings = (model: string, provider: RuleContext['provider'], today: string) =>
  readableFindings(`{"model":"${model}","training_file":"${trainingFile}","trainingType":1}`, {
    ...testContext,
    provider,
    today,
  }).filter((finding) => finding.includes(code));

test('OpenAI takes no jobs from a day on, whatever the model', () => {
  for (const model of ['gpt-4.1', 'gpt-9', 'o4-mini'])
    for (const today of ['2027-01-06', '2028-01-01'])
      assert.deepEqual(ownFindings(model, 'openai', today), [
        `warning ${code} "${model}": OpenAI has taken no new fine-tuning jobs since 2027-01-06. Choose a connection to another service.`,
      ]);
  assert.deepEqual(ownFindings('gpt-4.1', 'openai', '2027-01-05'), []);
  assert.deepEqual(ownFindings('gpt-4.1', 'azure', '2027-01-06'), []);
  assert.deepEqual(ownFindings('gpt-4.1', undefined, '2027-01-06'), []);
});

test('a model that the chosen provider does not train', () => {
  for (const model of ['gpt-5-2025-08-07', 'gpt-oss-20b'])
    assert.deepEqual(ownFindings(model, 'openai', '2026-11-22'), [
      `warning ${code} "${model}": OpenAI does not train "${model}". Choose another model.`,
    ]);
  assert.deepEqual(ownFindings('gpt-oss-20b', 'azure', '2026-11-22'), []);
  assert.deepEqual(ownFindings('gpt-oss-20b', undefined, '2026-11-22'), []);
});

test('a model that is trained no longer', () => {
  assert.deepEqual(ownFindings('babbage-002', 'openai', '2025-01-01'), [
    `warning ${code} "babbage-002": OpenAI has taken no jobs for "babbage-002" since 2024-10-28. Choose another model.`,
  ]);
  assert.deepEqual(ownFindings('babbage-002', undefined, '2025-01-01'), [
    `information ${code} "babbage-002": OpenAI has taken no jobs for "babbage-002" since 2024-10-28. Choose another model.`,
  ]);
  assert.deepEqual(ownFindings('babbage-002', 'openai', '2024-10-27'), []);
});

test('what is shut down altogether has its own message', () => {
  for (const provider of ['openai', undefined] as const)
    assert.deepEqual(ownFindings('babbage-002', provider, '2026-11-22'), []);
});

test('what Azure promised has an end, after which nothing is certain', () => {
  assert.deepEqual(ownFindings('gpt-4.1', 'azure', '2027-04-13'), []);
  assert.deepEqual(ownFindings('gpt-4.1', 'azure', '2027-04-14'), [
    `information ${code} "gpt-4.1": Azure promised to train "gpt-4.1" until 2027-04-14, and may have stopped since.`,
  ]);
  assert.deepEqual(ownFindings('gpt-4.1', undefined, '2027-04-14'), []);
});

test('nothing is said of models that are not known', () => {
  assert.deepEqual(ownFindings('gpt-9', 'azure', '2030-01-01'), []);
  assert.deepEqual(ownFindings('gpt-9', undefined, '2030-01-01'), []);
  assert.deepEqual(ownFindings('gpt-9', 'openai', '2026-11-22'), []);
});
