import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import type { RuleContext } from './rule.ts';

const code = 'unsupported-method';
const ownFindings = (model: string, method: string, provider?: RuleContext['provider']) =>
  readableFindings(
    `{"model":"${model}","training_file":"${trainingFile}"${method === '' ? '' : `,"method":{"type":"${method}"}`}}`,
    { ...testContext, provider },
  ).filter((finding) => finding.includes(code));

test('a model that the chosen provider trains by another method', () => {
  assert.deepEqual(ownFindings('gpt-5.4-mini', 'supervised', 'azure'), [
    `warning ${code} "supervised": Azure trains "gpt-5.4-mini" by "reinforcement", not by "supervised".`,
  ]);
  assert.deepEqual(ownFindings('gpt-4.1', 'reinforcement', 'openai'), [
    `warning ${code} "reinforcement": OpenAI trains "gpt-4.1" by "supervised" or "dpo", not by "reinforcement".`,
  ]);
});

test('a job without a method is supervised: the model is marked', () => {
  assert.deepEqual(ownFindings('o4-mini', '', 'azure'), [
    `warning ${code} "o4-mini": Without "method" the job is supervised, and "o4-mini" is trained by "reinforcement" only. Add the "method".`,
  ]);
});

test('a method without a type has one message, that the type is missing', () => {
  const text = `{"model":"o4-mini","training_file":"${trainingFile}","method":{}}`;
  assert.deepEqual(
    readableFindings(text).map((finding) => finding.split(' ')[1]),
    ['unknown-type'],
  );
});

test('a type that was changed while its block stands has one message, at the block', () => {
  const text = (method: string) =>
    `{"model":"o4-mini","training_file":"${trainingFile}","method":{"type":"supervised",${method}}}`;
  const codes = (method: string) =>
    readableFindings(text(method)).map((finding) => finding.split(' ')[1]);
  assert.deepEqual(codes('"reinforcement":{}'), ['foreign-method-block']);
  assert.deepEqual(codes('"dpo":{}'), [code, 'foreign-method-block']);
  assert.deepEqual(codes('"supervised":{},"reinforcement":{}'), [code, 'foreign-method-block']);
});

test('providers differ', () => {
  assert.deepEqual(ownFindings('gpt-4o-mini', 'dpo', 'openai'), []);
  assert.equal(ownFindings('gpt-4o-mini', 'dpo', 'azure').length, 1);
  assert.deepEqual(ownFindings('gpt-4o-mini', 'dpo'), []);
});

test('without a provider: an information, where no provider trains it so', () => {
  assert.deepEqual(ownFindings('o4-mini', 'dpo'), [
    `information ${code} "dpo": "o4-mini" is trained by "reinforcement", not by "dpo".`,
  ]);
});

test('nothing is said of models and methods that are not known, nor of models that are not trained', () => {
  for (const provider of ['openai', 'azure', undefined] as const) {
    assert.deepEqual(ownFindings('gpt-9', 'dpo', provider), []);
    assert.deepEqual(ownFindings('gpt-4.1', 'grpo', provider), []);
    assert.deepEqual(ownFindings('o3-mini', 'dpo', provider), []);
  }
});
