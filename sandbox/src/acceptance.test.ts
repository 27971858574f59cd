// Where the line runs between what the service refuses and what it takes: files, ids, what it finds out only later.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from './json.ts';
import { defaultDurations } from './state.ts';
import {
  minimalJob,
  reinforcement,
  startTestClient,
  stringCheck,
  uploadForm,
  validationFile,
} from './testClient.ts';

test('a file that is not processed yet, or not for training, is refused', async (context) => {
  const { send, clock } = await startTestClient(context);
  const { body: file } = await send('POST', '/files', uploadForm(10));
  const create = () =>
    send('POST', '/fine_tuning/jobs', { ...minimalJob, training_file: file['id'] });
  assert.match(JSON.stringify((await create()).body), /still being processed/);
  clock.advance(defaultDurations.processing);
  assert.equal((await create()).status, 200);

  const { body: other } = await send('POST', '/files', uploadForm(10, 'batch'));
  clock.advance(defaultDurations.processing);
  const job = { ...minimalJob, training_file: other['id'] };
  assert.match(
    JSON.stringify((await send('POST', '/fine_tuning/jobs', job)).body),
    /invalid training_file/,
  );
});

test('what the service finds out only later, or not at all, is accepted', async (context) => {
  const { send, sandbox } = await startTestClient(context);
  const accepted: readonly object[] = [
    reinforcement({ ...stringCheck, input: '{{sample.nothing}} {{ unclosed' }),
    reinforcement({ type: 'python', source: 'not python at all' }),
    reinforcement({ type: 'multi', graders: { a: stringCheck }, calculate_output: '((' }),
    reinforcement({ ...stringCheck, pass_threshold: 0.5 }),
    { ...minimalJob, method: { type: 'dpo' } },
    {
      ...minimalJob,
      method: null,
      hyperparameters: null,
      suffix: null,
      seed: null,
      metadata: null,
    },
    { ...minimalJob, model: 'ft:gpt-4o-mini-2024-07-18:org::abc', validation_file: validationFile },
  ];
  for (const body of accepted) {
    const { status, body: answer } = await send('POST', '/fine_tuning/jobs', body);
    assert.equal(status, 200, JSON.stringify(answer));
  }
  const endpoint = { type: 'endpoint', name: 'e', url: 'https://example.com', headers: { a: 'b' } };
  const azures: readonly object[] = [
    { ...reinforcement(endpoint, { tools: [{}], max_episode_steps: 3 }), trainingType: 1 },
    { ...minimalJob, trainingType: 'DEVELOPERTIER', hyperparameters: { prompt_loss_weight: 0.1 } },
    {
      ...minimalJob,
      trainingType: 'GlobalStandard',
      model: `gpt-4.1-mini-2025-04-14.ft-${'a'.repeat(32)}`,
    },
  ];
  for (const body of azures) {
    const azure = await send('POST', `${sandbox.azureAddress}/fine_tuning/jobs`, body);
    assert.equal(azure.status, 200, JSON.stringify(azure.body));
    assert.equal((await send('POST', '/fine_tuning/jobs', body)).status, 200);
  }
});

test('an id that looks right exists, except where its beginning says otherwise', async (context) => {
  const { send } = await startTestClient(context);
  const message = async (id: string) => {
    const { body } = await send('POST', '/fine_tuning/jobs', { ...minimalJob, training_file: id });
    return (body['error'] as JsonObject)['message'];
  };
  for (const id of ['file-missing', `file-missing${'a'.repeat(17)}`, 'file-abc123', '<FILE_ID>'])
    assert.equal(await message(id), `invalid training_file: ${id}`);
  for (const id of ['a'.repeat(22), 'a'.repeat(24), '0'.repeat(32)])
    assert.equal(await message(`file-${id}`), undefined);
});
