// What the schema says of made-up bodies: what the service takes or refuses, one fact each.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ajv, isGrader, isJob, type Body, type Json } from './testing.ts';

const minimal: Body = { model: 'gpt-4.1-2025-04-14', training_file: 'file-abc' };
const supervised = (hyperparameters: Json): Body => ({
  ...minimal,
  method: { type: 'supervised', supervised: { hyperparameters } },
});
const dpo = (hyperparameters: Json): Body => ({
  ...minimal,
  method: { type: 'dpo', dpo: { hyperparameters } },
});
const reinforcement = (more: Body): Body => ({
  ...minimal,
  method: { type: 'reinforcement', reinforcement: { grader: stringCheck, ...more } },
});
const stringCheck: Body = {
  type: 'string_check',
  name: 'n',
  input: '{{sample.output_text}}',
  reference: 'yes',
  operation: 'eq',
};
const textSimilarity: Body = {
  type: 'text_similarity',
  input: 'a',
  reference: 'b',
  evaluation_metric: 'rouge_l',
};
const python: Body = { type: 'python', source: 'def grade(sample, item):\n    return 1.0\n' };
const scoreModel: Body = {
  type: 'score_model',
  model: 'any-model',
  input: [{ role: 'user', content: '{{sample.output_text}}' }],
};
const labelModel: Body = {
  type: 'label_model',
  model: 'any-model',
  input: [{ role: 'user', content: 'x' }],
  labels: ['a', 'b'],
  passing_labels: ['a'],
};
const multi = (graders: Json): Body => ({ type: 'multi', graders, calculate_output: 'a' });
const content = (value: Json): Body => ({
  ...scoreModel,
  input: [{ role: 'user', content: value }],
});

const jobs: readonly (readonly [expected: 'good' | 'bad', what: string, body: Json])[] = [
  ['good', 'the least possible', minimal],
  ['good', '$schema and nulls', { ...minimal, $schema: 'x', validation_file: null, seed: null }],
  ['good', 'more nulls', { ...minimal, suffix: null, integrations: null, metadata: null }],
  ['bad', 'no model', { training_file: 'file-abc' }],
  ['bad', 'no training file', { model: 'm' }],
  ['bad', 'a misspelt property', { ...minimal, test_file: 'file-abc' }],
  ['bad', 'an empty suffix', { ...minimal, suffix: '' }],
  ['good', 'a suffix of 64', { ...minimal, suffix: 's'.repeat(64) }],
  ['bad', 'a suffix of 65', { ...minimal, suffix: 's'.repeat(65) }],
  ['good', 'the largest seed', { ...minimal, seed: 2147483647 }],
  ['bad', 'a larger seed', { ...minimal, seed: 2147483648 }],
  ['bad', 'a negative seed', { ...minimal, seed: -1 }],
  ['good', 'metadata', { ...minimal, metadata: { ['k'.repeat(64)]: 'v'.repeat(512) } }],
  ['bad', 'a long key', { ...minimal, metadata: { ['k'.repeat(65)]: 'v' } }],
  ['bad', 'a long value', { ...minimal, metadata: { k: 'v'.repeat(513) } }],
  ['bad', 'a number as metadata', { ...minimal, metadata: { k: 1 } }],
  [
    'bad',
    '17 pairs of metadata',
    { ...minimal, metadata: Object.fromEntries([...Array(17).keys()].map((k) => [`k${k}`, 'v'])) },
  ],
  ['good', 'trainingType in any case', { ...minimal, trainingType: 'globalstandard' }],
  ['good', 'trainingType developerTier', { ...minimal, trainingType: 'developertier' }],
  ['good', 'trainingType as a number', { ...minimal, trainingType: 1 }],
  ['bad', 'the portal’s display name', { ...minimal, trainingType: 'Developer' }],
  ['bad', 'an unknown trainingType number', { ...minimal, trainingType: 7 }],
  ['good', 'wandb', { ...minimal, integrations: [{ type: 'wandb', wandb: { project: 'p' } }] }],
  ['bad', 'wandb without project', { ...minimal, integrations: [{ type: 'wandb', wandb: {} }] }],
  ['bad', 'another integration', { ...minimal, integrations: [{ type: 'mlflow' }] }],
  ['good', 'old hyperparameters', { ...minimal, hyperparameters: { n_epochs: 'auto' } }],
  ['good', 'prompt_loss_weight', { ...minimal, hyperparameters: { prompt_loss_weight: 0.1 } }],
  ['bad', 'an unknown method', { ...minimal, method: { type: 'sft' } }],
  ['bad', 'a method without type', { ...minimal, method: { supervised: {} } }],
  ['good', 'a method without its block', { ...minimal, method: { type: 'dpo' } }],
  ['bad', 'a foreign block', { ...minimal, method: { type: 'supervised', dpo: {} } }],
  ['good', 'all supervised hyperparameters', supervised({ n_epochs: 50, batch_size: 256 })],
  ['bad', '51 epochs', supervised({ n_epochs: 51 })],
  ['bad', 'half an epoch', supervised({ n_epochs: 1.5 })],
  ['bad', 'another word than auto', supervised({ n_epochs: 'default' })],
  ['bad', 'a batch of 257', supervised({ batch_size: 257 })],
  ['bad', 'a learning rate of 0', supervised({ learning_rate_multiplier: 0 })],
  ['bad', 'beta in supervised', supervised({ beta: 0.1 })],
  ['good', 'dpo with beta', dpo({ beta: 2, n_epochs: 1, learning_rate_multiplier: 0.1 })],
  ['bad', 'beta above 2', dpo({ beta: 3 })],
  ['bad', 'beta of 0', dpo({ beta: 0 })],
  ['bad', 'flat dpo', { ...minimal, method: { type: 'dpo', dpo: { beta: 0.1 } } }],
  ['bad', 'reinforcement without block', { ...minimal, method: { type: 'reinforcement' } }],
  [
    'bad',
    'reinforcement without grader',
    { ...minimal, method: { type: 'reinforcement', reinforcement: {} } },
  ],
  ['good', 'effort', reinforcement({ hyperparameters: { reasoning_effort: 'default' } })],
  ['bad', 'effort auto', reinforcement({ hyperparameters: { reasoning_effort: 'auto' } })],
  ['good', 'compute 10', reinforcement({ hyperparameters: { compute_multiplier: 10 } })],
  ['bad', 'compute 0.00001', reinforcement({ hyperparameters: { compute_multiplier: 0.00001 } })],
  ['bad', 'no evaluation samples', reinforcement({ hyperparameters: { eval_samples: 0 } })],
  ['bad', 'beta in reinforcement', reinforcement({ hyperparameters: { beta: 0.1 } })],
  ['good', 'a format, text', reinforcement({ response_format: { type: 'text' } })],
  [
    'good',
    'a format, nested',
    reinforcement({
      response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { x: 1 } } },
    }),
  ],
  [
    'good',
    'a format, flat',
    reinforcement({
      response_format: { type: 'json_schema', name: 'a', strict: true, schema: {} },
    }),
  ],
  ['bad', 'an unknown format', reinforcement({ response_format: { type: 'xml' } })],
  [
    'good',
    'tools',
    reinforcement({ tools: [{ name: 't', server_url: 'https://x' }], max_episode_steps: 3 }),
  ],
];

const graders: readonly (readonly [expected: 'good' | 'bad', what: string, body: Json])[] = [
  ['good', 'string_check', stringCheck],
  ['bad', 'string_check with neq', { ...stringCheck, operation: 'neq' }],
  ['bad', 'string_check without reference', { type: 'string_check', input: '', operation: 'eq' }],
  ['bad', 'another type', { ...stringCheck, type: 'string-check' }],
  ['good', 'text_similarity', textSimilarity],
  ['good', 'text_similarity, threshold', { ...textSimilarity, pass_threshold: 0.8 }],
  ['bad', 'text_similarity, metric', { ...textSimilarity, evaluation_metric: 'rouge' }],
  ['bad', 'text_similarity, method', { ...textSimilarity, evaluation_method: 'bleu' }],
  ['good', 'python without name', python],
  ['good', 'python, other image', { ...python, image_tag: 'alpha' }],
  ['bad', 'python without source', { type: 'python' }],
  ['bad', 'python with lines', { ...python, source: ['def grade(sample, item):'] }],
  ['good', 'score_model', scoreModel],
  ['good', 'score_model, range', { ...scoreModel, range: [0, 5] }],
  ['bad', 'score_model, one bound', { ...scoreModel, range: [5] }],
  ['bad', 'score_model, three bounds', { ...scoreModel, range: [0, 1, 2] }],
  ['bad', 'score_model, text as input', { ...scoreModel, input: 'x' }],
  ['bad', 'score_model, role tool', { ...scoreModel, input: [{ role: 'tool', content: 'x' }] }],
  ['good', 'sampling, null', { ...scoreModel, sampling_params: { reasoning_effort: null } }],
  ['good', 'sampling, max', { ...scoreModel, sampling_params: { reasoning_effort: 'max' } }],
  ['bad', 'sampling, max_tokens', { ...scoreModel, sampling_params: { max_tokens: 9 } }],
  ['bad', 'sampling_parameters', { ...scoreModel, sampling_parameters: {} }],
  ['good', 'one block', content({ type: 'input_text', text: 'x' })],
  ['good', 'strings and blocks', content(['x', { type: 'output_text', text: 'y' }])],
  ['good', 'image', content([{ type: 'input_image', image_url: '{{item.u}}', detail: 'low' }])],
  [
    'good',
    'audio',
    content({ type: 'input_audio', input_audio: { data: '{{item.a}}', format: 'wav' } }),
  ],
  ['bad', 'audio, ogg', content({ type: 'input_audio', input_audio: { data: '', format: 'ogg' } })],
  ['bad', 'image without url', content([{ type: 'input_image' }])],
  ['bad', 'text without text', content({ type: 'input_text' })],
  ['bad', 'a number as content', content(1)],
  ['good', 'multi', multi({ a: stringCheck, b: labelModel, c: python })],
  ['bad', 'multi with an array', multi([stringCheck])],
  ['bad', 'multi with one grader', multi(stringCheck)],
  ['bad', 'multi in multi', multi({ a: multi({ a: stringCheck }) })],
  ['good', 'multi, preview', { ...multi({ a: stringCheck }), invalid_grade: 0 }],
  ['bad', 'multi without formula', { type: 'multi', graders: { a: stringCheck } }],
  ['bad', 'label_model at the top', labelModel],
  ['bad', 'label_model without labels', multi({ a: { ...labelModel, labels: 'a' } })],
  ['good', 'endpoint', { type: 'endpoint', url: 'https://x', headers: { k: 'v' }, rate_limit: 5 }],
  ['bad', 'endpoint without url', { type: 'endpoint', name: 'n' }],
  ['bad', 'a number as header', { type: 'endpoint', url: 'https://x', headers: { k: 1 } }],
];

describe('the verdict', () => {
  for (const [expected, what, body] of jobs)
    it(`job, ${expected}: ${what}`, () => {
      assert.equal(isJob(body), expected === 'good', ajv.errorsText(isJob.errors));
    });
  for (const [expected, what, body] of graders)
    it(`grader, ${expected}: ${what}`, () => {
      assert.equal(isGrader(body), expected === 'good', ajv.errorsText(isGrader.errors));
    });
});
