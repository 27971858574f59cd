import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import type { RuleContext } from './rule.ts';

const code = 'retired-model';
const job = (model: string) => `{"model":"${model}","training_file":"${trainingFile}"}`;
const judge = (model: string) =>
  jobWithGrader(
    `{"type":"score_model","name":"n","model":"${model}","input":[{"role":"user","content":"{{sample.output_text}}"}]}`,
  ).replace('o4-mini-2025-04-16', 'model-in-training');
const ownFindings = (text: string, provider: RuleContext['provider'], today: string) =>
  readableFindings(text, { ...testContext, provider, today }).filter((finding) =>
    finding.includes(code),
  );

test('a model that the chosen provider has shut down', () => {
  for (const [model, day, today] of [
    ['gpt-3.5-turbo', '2026-10-23', '2026-10-23'],
    ['o4-mini-2025-04-16', '2026-10-23', '2026-11-22'],
    ['babbage-002', '2026-09-28', '2026-11-22'],
    ['ft:gpt-4.1-nano-2025-04-14:org:name:id', '2026-10-23', '2026-11-22'],
  ] as const)
    assert.deepEqual(ownFindings(job(model), 'openai', today), [
      `warning ${code} "${model}": "${model}" was shut down on ${day} (OpenAI). Choose another model.`,
    ]);
});

test('a model that is shut down soon', () => {
  const text = job('gpt-4.1-2025-04-14');
  const finding = `information ${code} "gpt-4.1-2025-04-14": OpenAI shuts "gpt-4.1-2025-04-14" down on 2027-01-14, and all models that are trained from it.`;
  assert.deepEqual(ownFindings(text, 'openai', '2026-10-15'), []);
  assert.deepEqual(ownFindings(text, 'openai', '2026-10-16'), [finding]);
  assert.deepEqual(ownFindings(text, 'openai', '2027-01-05'), [finding]);
});

test('where nothing is trained any more, that is the only message about the job, not about graders', () => {
  assert.deepEqual(ownFindings(job('gpt-4.1'), 'openai', '2027-02-01'), []);
  assert.deepEqual(ownFindings(judge('gpt-4.1'), 'openai', '2027-02-01'), [
    `warning ${code} "gpt-4.1": "gpt-4.1" was shut down on 2027-01-14 (OpenAI). Choose another model.`,
  ]);
});

test('the end of a model at one provider is none at the other', () => {
  for (const provider of ['azure', undefined] as const)
    assert.deepEqual(ownFindings(job('o4-mini'), provider, '2026-11-22'), []);
});

test('without a provider: an information, of what is gone wherever it was', () => {
  assert.deepEqual(ownFindings(job('gpt-3.5-turbo'), undefined, '2026-10-22'), []);
  assert.deepEqual(ownFindings(job('gpt-3.5-turbo'), undefined, '2026-11-22'), [
    `information ${code} "gpt-3.5-turbo": "gpt-3.5-turbo" was shut down on 2026-10-23 (OpenAI). Choose another model.`,
  ]);
});

test('a grading model', () => {
  const message = '"o3-mini" was shut down on';
  assert.deepEqual(ownFindings(judge('o3-mini'), 'openai', '2026-11-22'), [
    `warning ${code} "o3-mini": ${message} 2026-10-23 (OpenAI). Choose another model.`,
  ]);
  assert.deepEqual(ownFindings(judge('o3-mini'), 'azure', '2026-11-22'), [
    `information ${code} "o3-mini": ${message} 2026-10-01 (Azure). Choose another model.`,
  ]);
  assert.deepEqual(ownFindings(judge('o3-mini'), undefined, '2026-11-22'), [
    `information ${code} "o3-mini": ${message} 2026-10-23 (OpenAI, Azure). Choose another model.`,
  ]);
  assert.deepEqual(ownFindings(judge('gpt-4.1'), 'azure', '2026-11-22'), []);
});

test('a grading model that is shut down soon', () => {
  assert.deepEqual(ownFindings(judge('o3-2025-04-16'), 'openai', '2026-11-22'), [
    `information ${code} "o3-2025-04-16": OpenAI shuts "o3-2025-04-16" down on 2026-12-11. The grader does not work from then on.`,
  ]);
});

test('nothing is said of models that are not known', () => {
  for (const provider of ['openai', 'azure', undefined] as const)
    for (const text of [job('gpt-9'), job('o3'), judge('my-deployment')])
      assert.deepEqual(ownFindings(text, provider, '2030-01-01'), []);
});
