import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isTerminal, readJob } from './job.ts';

/** Our own job in the form of the recorded answers of 2025-09. */
const recorded = {
  object: 'fine_tuning.job',
  id: 'ftjob-4B',
  model: 'gpt-3.5-turbo-0125',
  created_at: 1758849616,
  finished_at: null,
  fine_tuned_model: null,
  organization_id: 'org-P',
  result_files: [],
  status: 'validating_files',
  validation_file: 'file-1p',
  training_file: 'file-MN',
  hyperparameters: { n_epochs: 1, batch_size: 2, learning_rate_multiplier: 3.0 },
  trained_tokens: null,
  error: {},
  user_provided_suffix: 'mine',
  seed: 1234567,
  estimated_finish: null,
  integrations: [],
  metadata: null,
  usage_metrics: null,
  shared_with_openai: false,
  eval_id: null,
  method: {
    type: 'supervised',
    supervised: { hyperparameters: { batch_size: 2, learning_rate_multiplier: 3.0, n_epochs: 1 } },
  },
};

test('a job as the service answers it', () => {
  assert.deepEqual(readJob(recorded), {
    id: 'ftjob-4B',
    status: 'validating_files',
    model: 'gpt-3.5-turbo-0125',
    fineTunedModel: undefined,
    createdAt: 1758849616,
    finishedAt: undefined,
    estimatedFinish: undefined,
    method: 'supervised',
    hyperparameters: { n_epochs: 1, batch_size: 2, learning_rate_multiplier: 3 },
    trainingFile: 'file-MN',
    validationFile: 'file-1p',
    resultFiles: [],
    trainedTokens: undefined,
    seed: 1234567,
    suffix: 'mine',
    metadata: {},
    organizationId: 'org-P',
    error: undefined,
    warnings: [],
  });
});

test('a job that failed says why', () => {
  const error = { code: 'invalid_n_examples', message: 'Too few.', param: 'training_file' };
  assert.deepEqual(readJob({ ...recorded, error })?.error, error);
  const onlyCode = { code: 'x', message: null, param: null };
  assert.deepEqual(readJob({ ...recorded, error: onlyCode })?.error, {
    message: 'x',
    code: 'x',
    param: undefined,
  });
});

for (const error of [null, undefined, {}, { code: null, message: null, param: null }])
  test(`a job with the error ${JSON.stringify(error)} has none`, () => {
    assert.equal(readJob({ ...recorded, error })?.error, undefined);
  });

test('hyperparameters are found above the method and in it, -1 is auto', () => {
  const method = {
    type: 'reinforcement',
    reinforcement: {
      hyperparameters: { n_epochs: -1, eval_samples: 4, reasoning_effort: 'low', beta: null },
    },
    supervised: { hyperparameters: { batch_size: 99 } },
  };
  const job = readJob({ ...recorded, hyperparameters: { batch_size: -1, n_epochs: 3 }, method });
  assert.equal(job?.method, 'reinforcement');
  assert.deepEqual(job.hyperparameters, {
    batch_size: 'auto',
    n_epochs: 'auto',
    eval_samples: 4,
    reasoning_effort: 'low',
  });
  assert.deepEqual(
    readJob({ ...recorded, hyperparameters: null, method: null })?.hyperparameters,
    {},
  );
});

test('warnings are texts or objects with a message', () => {
  const warnings = ['Retires soon.', { message: 'No validation file.', code: 'w1' }, {}, null, ''];
  assert.deepEqual(readJob({ ...recorded, warnings })?.warnings, [
    'Retires soon.',
    'No validation file.',
  ]);
});

test('metadata, result files and the model are read', () => {
  const job = readJob({
    ...recorded,
    metadata: { team: 'a', odd: 1 },
    result_files: ['file-r'],
    fine_tuned_model: 'ft:m',
    finished_at: 2,
    estimated_finish: 3,
    trained_tokens: 4,
  });
  assert.deepEqual(job?.metadata, { team: 'a' });
  assert.deepEqual(job.resultFiles, ['file-r']);
  assert.equal(job.fineTunedModel, 'ft:m');
  assert.deepEqual([job.finishedAt, job.estimatedFinish, job.trainedTokens], [2, 3, 4]);
});

test('a job of which little is known is still a job', () => {
  const job = readJob({ id: 'ftjob-1' });
  assert.equal(job?.id, 'ftjob-1');
  assert.equal(job.status, 'unknown');
});

for (const value of [
  null,
  'ftjob-1',
  1,
  [],
  {},
  { object: 'list', data: [] },
  { object: 'list', id: 'x' },
  { object: 'file', id: 'file-1', status: 'processed' },
  { id: '' },
  { id: 7, object: 'fine_tuning.job' },
])
  test(`${JSON.stringify(value)} is no job`, () => {
    assert.equal(readJob(value), undefined);
  });

test('only three statuses are the end', () => {
  for (const status of ['succeeded', 'failed', 'cancelled']) assert(isTerminal(status), status);
  for (const status of [
    'validating_files',
    'queued',
    'running',
    'paused',
    'pending',
    'resuming',
    'new',
  ])
    assert(!isTerminal(status), status);
});

test('a status nobody knows is kept as it is', () => {
  assert.equal(readJob({ ...recorded, status: 'hibernating' })?.status, 'hibernating');
});
