import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minimalJob, startTestClient } from './testClient.ts';

const trainingType = 'GlobalStandard';
const fieldRequired = 'The fineTuningJob field is required.';
const noStandard =
  "The specified base model 'o4-mini' does not support fine-tuning with Standard TrainingType.";

const atAzure: readonly (readonly [body: object, message: string, param: null, code: string])[] = [
  [{ ...minimalJob, model: 'o4-mini' }, noStandard, null, 'invalidPayload'],
  [
    { ...minimalJob, model: 'o4-mini', trainingType: 'Standard' },
    noStandard,
    null,
    'invalidPayload',
  ],
  [{ ...minimalJob, model: 'o4-mini', trainingType: 0 }, noStandard, null, 'invalidPayload'],
  [{ ...minimalJob, trainingType: 'Developer' }, fieldRequired, null, 'invalidPayload'],
  [{ ...minimalJob, trainingType: { a: 1 } }, fieldRequired, null, 'invalidPayload'],
  [{ ...minimalJob, trainingType, seed: '1' }, fieldRequired, null, 'invalidPayload'],
  [
    { ...minimalJob, trainingType, training_file: 'file-pending' },
    'The specified file reference must point to a completed file import.',
    null,
    'invalidPayload',
  ],
  [
    { ...minimalJob, trainingType, model: 'gpt-5.4-mini' },
    'Finetuning with gpt-5.4-mini requires the reinforcement method of finetuning.',
    null,
    'invalidPayload',
  ],
  [
    { ...minimalJob, trainingType, model: 'none' },
    'Model none is not available for fine-tuning or does not exist.',
    null,
    'model_not_available',
  ],
];

test('Azure refuses in its own envelope, and drops a body that it cannot read', async (context) => {
  const { send, sandbox } = await startTestClient(context);
  for (const [body, message, param, code] of atAzure) {
    const answer = await send('POST', `${sandbox.azureAddress}/fine_tuning/jobs`, body);
    assert.deepEqual(answer.body, {
      error: { code, message, param, type: 'error', inner_error: null },
    });
    assert.equal(answer.status, 400);
  }
});
