import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  minimalJob,
  reinforcement,
  startTestClient,
  stringCheck,
  trainingFile,
} from './testClient.ts';

type Expected = readonly [
  body: object | string,
  message: string,
  param: string | null,
  code: string | null,
];

const supervised = (hyperparameters: object) => ({
  ...minimalJob,
  method: { type: 'supervised', supervised: { hyperparameters } },
});
const multi = (graders: unknown) =>
  reinforcement({ type: 'multi', name: 'm', graders, calculate_output: 'a' });
const { operation: _operation, ...withoutOperation } = stringCheck;

const unreadable =
  'We could not parse the JSON body of your request. (HINT: The body must be a JSON object.)';
const missing = 'missing_required_parameter';

const atOpenAi: readonly Expected[] = [
  ['{"model":', unreadable, null, null],
  ['', unreadable, null, null],
  ['[]', unreadable, null, null],
  ['null', unreadable, null, null],
  [{ training_file: trainingFile }, "Missing required parameter: 'model'.", 'model', missing],
  [{ model: 'gpt-4o' }, "Missing required parameter: 'training_file'.", 'training_file', missing],
  [
    { ...minimalJob, model: 'gpt-nonexistent' },
    'Model gpt-nonexistent is not available for fine-tuning or does not exist.',
    null,
    'model_not_available',
  ],
  [{ ...minimalJob, training_file: './a' }, 'invalid training_file: ./a', 'training_file', null],
  [{ ...minimalJob, validation_file: '7' }, 'invalid validation_file: 7', 'validation_file', null],
  [
    { ...minimalJob, training_file: 'file-pending' },
    "File 'file-pending' is still being processed and is not ready to be used for fine-tuning. Please try again later.",
    'training_file',
    null,
  ],
  [
    { ...minimalJob, etest_samples: 1 },
    "Unknown parameter: 'etest_samples'.",
    'etest_samples',
    'unknown_parameter',
  ],
  [
    { ...minimalJob, $schema: 'a' },
    "Unknown parameter: '$schema'.",
    '$schema',
    'unknown_parameter',
  ],
  [
    supervised({ epochs: 1 }),
    "Unknown parameter: 'method.supervised.hyperparameters.epochs'.",
    'method.supervised.hyperparameters.epochs',
    'unknown_parameter',
  ],
  [
    supervised({ n_epochs: '3' }),
    "Invalid type for 'method.supervised.hyperparameters.n_epochs': expected an integer, but got a string instead.",
    'method.supervised.hyperparameters.n_epochs',
    'invalid_type',
  ],
  [
    supervised({ n_epochs: 51 }),
    "Invalid 'method.supervised.hyperparameters.n_epochs': integer above maximum value. Expected a value <= 50, but got 51 instead.",
    'method.supervised.hyperparameters.n_epochs',
    'integer_above_max_value',
  ],
  [
    supervised({ learning_rate_multiplier: 0 }),
    "Invalid 'method.supervised.hyperparameters.learning_rate_multiplier': decimal below minimum value. Expected a value > 0, but got 0 instead.",
    'method.supervised.hyperparameters.learning_rate_multiplier',
    'decimal_below_min_value',
  ],
  [
    { ...minimalJob, seed: -1 },
    "Invalid 'seed': integer below minimum value. Expected a value >= 0, but got -1 instead.",
    'seed',
    'integer_below_min_value',
  ],
  [
    { ...minimalJob, seed: 1.5 },
    "Invalid type for 'seed': expected an integer, but got a decimal instead.",
    'seed',
    'invalid_type',
  ],
  [
    { ...minimalJob, model: null },
    "Invalid type for 'model': expected a string, but got null instead.",
    'model',
    'invalid_type',
  ],
  [
    { ...minimalJob, suffix: '' },
    "Invalid 'suffix': empty string. Expected a string with minimum length 1, but got an empty string instead.",
    'suffix',
    'empty_string',
  ],
  [
    { ...minimalJob, suffix: 'a'.repeat(65) },
    "Invalid 'suffix': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.",
    'suffix',
    'string_above_max_length',
  ],
  [
    { ...minimalJob, metadata: { team: 7 } },
    "Invalid type for 'metadata.team': expected a string, but got an integer instead.",
    'metadata.team',
    'invalid_type',
  ],
  [
    { ...minimalJob, metadata: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [i, ''])) },
    "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead.",
    'metadata',
    'object_above_max_properties',
  ],
  [
    { ...minimalJob, metadata: { ['k'.repeat(65)]: '' } },
    "Invalid 'metadata': property name too long. Expected property names with maximum length 64, but got a property name with length 65 instead.",
    'metadata',
    'property_name_above_max_length',
  ],
  [
    { ...minimalJob, integrations: [{ type: 'wandb', wandb: {} }] },
    "Missing required parameter: 'integrations[0].wandb.project'.",
    'integrations[0].wandb.project',
    missing,
  ],
  [
    { ...minimalJob, integrations: {} },
    "Invalid type for 'integrations': expected an array, but got an object instead.",
    'integrations',
    'invalid_type',
  ],
  [
    { ...minimalJob, integrations: Array(6).fill({ type: 'wandb', wandb: { project: 'p' } }) },
    "Invalid 'integrations': array too long. Expected an array with maximum length 5, but got an array with length 6 instead.",
    'integrations',
    'array_above_max_length',
  ],
  [
    { ...minimalJob, method: 'dpo' },
    "Invalid type for 'method': expected an object, but got a string instead.",
    'method',
    'invalid_type',
  ],
  [
    { ...minimalJob, method: { type: 'sft' } },
    "Invalid value: 'sft'. Supported values are: 'supervised', 'dpo', and 'reinforcement'.",
    'method.type',
    'invalid_value',
  ],
  [
    { ...minimalJob, method: { type: 'dpo', dpo: {} }, hyperparameters: { n_epochs: 1 } },
    "The dpo method takes its hyperparameters in 'method.dpo.hyperparameters', not at the top level.",
    'hyperparameters',
    'invalidPayload',
  ],
  [
    { ...minimalJob, method: { type: 'reinforcement' } },
    "Missing required parameter: 'method.reinforcement'.",
    'method.reinforcement',
    missing,
  ],
  [
    { ...minimalJob, method: { type: 'reinforcement', reinforcement: {} } },
    "Missing required parameter: 'method.reinforcement.grader'.",
    'method.reinforcement.grader',
    missing,
  ],
  [
    reinforcement('exact'),
    "Invalid type for 'method.reinforcement.grader': expected an object, but got a string instead.",
    'method.reinforcement.grader',
    'invalid_type',
  ],
  [
    reinforcement({ ...stringCheck, type: 'string-check' }),
    "Invalid value: 'string-check'. Supported values are: 'string_check', 'text_similarity', 'python', 'score_model', 'multi', and 'endpoint'.",
    'type',
    'invalid_value',
  ],
  [reinforcement({}), "Missing required parameter: 'type'.", 'type', missing],
  [
    reinforcement(withoutOperation),
    "Missing required parameter: 'operation'.",
    'operation',
    missing,
  ],
  [
    reinforcement({ ...stringCheck, operation: 'neq' }),
    "Invalid value: 'neq'. Supported values are: 'eq', 'ne', 'like', and 'ilike'.",
    'operation',
    'invalid_value',
  ],
  [
    reinforcement(stringCheck, { hyperparameters: { reasoning_effort: 'auto' } }),
    "Invalid value: 'auto'. Supported values are: 'default', 'low', 'medium', and 'high'.",
    'method.reinforcement.hyperparameters.reasoning_effort',
    'invalid_value',
  ],
  [
    multi({ ...stringCheck }),
    "Invalid type for 'graders.type': expected an object, but got a string instead.",
    'graders.type',
    'invalid_type',
  ],
  [
    multi({ input: 'a', type: 'string_check' }),
    "Invalid type for 'graders.input': expected an object, but got a string instead.",
    'graders.input',
    'invalid_type',
  ],
  [
    multi([stringCheck]),
    "Invalid type for 'graders': expected an object, but got an array instead.",
    'graders',
    'invalid_type',
  ],
  [
    multi({ a: withoutOperation }),
    "Missing required parameter: 'graders.a.operation'.",
    'graders.a.operation',
    missing,
  ],
  [
    multi({ a: { type: 'multi', graders: {}, calculate_output: '1' } }),
    "Invalid value: 'multi'. Supported values are: 'string_check', 'text_similarity', 'python', 'score_model', 'label_model', and 'endpoint'.",
    'graders.a.type',
    'invalid_value',
  ],
  [
    { ...minimalJob, model: 'gpt-5.4-mini-2026-03-17' },
    'Finetuning with gpt-5.4-mini-2026-03-17 requires the reinforcement method of finetuning.',
    null,
    null,
  ],
];

test('a create that the service refuses is refused in its words', async (context) => {
  const { send } = await startTestClient(context);
  for (const [body, message, param, code] of atOpenAi) {
    const answer = await send('POST', '/fine_tuning/jobs', body);
    assert.deepEqual(answer.body, {
      error: { message, type: 'invalid_request_error', param, code },
    });
    assert.equal(answer.status, 400);
  }
  assert.deepEqual((await send('GET', '/fine_tuning/jobs')).body['data'], []);
});
