import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobFileOf } from './jobFile.ts';

const written = (job: unknown): unknown => JSON.parse(jobFileOf(job) ?? 'null');

const answerOnly = {
  object: 'fine_tuning.job',
  id: 'ftjob-1',
  status: 'succeeded',
  created_at: 1,
  finished_at: 2,
  fine_tuned_model: 'ft:m:o:s:1',
  organization_id: 'org-1',
  result_files: ['file-r'],
  trained_tokens: 7,
  error: {},
  usage_metrics: null,
  shared_with_openai: false,
  eval_id: null,
};

test('what a request may say is taken, what only an answer says is not', () => {
  const body = {
    model: 'gpt-4.1-mini-2025-04-14',
    training_file: 'file-U8JZpDE0iGXlD6gNCFbaEPFj',
    validation_file: 'file-V8JZpDE0iGXlD6gNCFbaEPFj',
    seed: 7,
    method: {
      type: 'reinforcement',
      reinforcement: {
        grader: { type: 'python', name: 'g', source: 'def grade(sample, item):\n  return 1.0\n' },
        hyperparameters: { n_epochs: 2, reasoning_effort: 'low' },
      },
    },
    metadata: { team: 'mail' },
  };
  const { method } = body;
  const told = { ...method, reinforcement: { response_format: null, ...method.reinforcement } };
  assert.deepEqual(
    written({
      ...answerOnly,
      ...body,
      method: told,
      user_provided_suffix: 'mail',
      hyperparameters: null,
      integrations: [
        {
          type: 'wandb',
          wandb: { project: 'p', name: null, entity: null, run_id: 'ftjob-1', tags: ['a'] },
        },
      ],
    }),
    {
      ...body,
      suffix: 'mail',
      integrations: [{ type: 'wandb', wandb: { project: 'p', tags: ['a'] } }],
    },
  );
});

test("Azure's -1 is auto, and its nulls are nothing", () => {
  assert.deepEqual(
    written({
      ...answerOnly,
      model: 'm',
      training_file: 'file-1',
      validation_file: null,
      user_provided_suffix: null,
      integrations: null,
      metadata: null,
      trainingType: 'GlobalStandard',
      hyperparameters: { n_epochs: -1 },
      method: {
        type: 'supervised',
        supervised: { hyperparameters: { n_epochs: -1, batch_size: 4 } },
      },
    }),
    {
      model: 'm',
      training_file: 'file-1',
      trainingType: 'GlobalStandard',
      method: {
        type: 'supervised',
        supervised: { hyperparameters: { n_epochs: 'auto', batch_size: 4 } },
      },
    },
  );
});

test('hyperparameters stay at the top only where there is no method', () => {
  const told = { model: 'm', training_file: 'file-1', hyperparameters: { n_epochs: 3 } };
  assert.deepEqual(written(told), told);
  assert.deepEqual(written({ ...told, method: { type: 'supervised' } }), {
    model: 'm',
    training_file: 'file-1',
    method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 3 } } },
  });
});

test('fields of another type than a request allows are left out', () => {
  const hostile = {
    model: { $ref: 'x' },
    training_file: ['a'],
    seed: 'x',
    metadata: [1],
    method: 'supervised',
    integrations: { type: 'wandb' },
    hyperparameters: { n_epochs: { a: 1 } },
  };
  assert.deepEqual(written(hostile), {});
  for (const value of [null, [], 'x', 7]) assert.equal(jobFileOf(value), undefined);
});

test('a job that is nested too deep to be written is none', () => {
  const depth = 100_000;
  const grader: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const method = { type: 'reinforcement', reinforcement: { grader } };
  assert.equal(jobFileOf({ model: 'm', method }), undefined);
});
