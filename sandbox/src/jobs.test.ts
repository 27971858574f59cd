import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultDurations } from './state.ts';
import {
  each,
  minimalJob,
  startTestClient,
  trainingFile,
  uploadForm,
  validationFile,
} from './testClient.ts';

const { validating, queued, running } = defaultDurations;

test('a job lives from validating_files to succeeded as the clock goes on', async (context) => {
  const { send, clock } = await startTestClient(context);
  const { body: created } = await send('POST', '/fine_tuning/jobs', {
    ...minimalJob,
    suffix: 'mine',
  });
  const read = async () => (await send('GET', `/fine_tuning/jobs/${String(created['id'])}`)).body;
  const start = Number(created['created_at']);
  assert.equal(start, clock.now() / 1000);
  assert.equal(created['status'], 'validating_files');
  assert.deepEqual(await read(), created);

  clock.advance(validating);
  assert.equal((await read())['status'], 'queued');

  clock.advance(queued);
  const atWork = await read();
  assert.equal(atWork['status'], 'running');
  assert.equal(atWork['estimated_finish'], start + (validating + queued + running) / 1000);
  assert.deepEqual(atWork['hyperparameters'], {
    batch_size: 1,
    learning_rate_multiplier: 1.8,
    n_epochs: 3,
  });

  clock.advance(running - 1);
  assert.equal((await read())['status'], 'running');
  clock.advance(1);
  const done = await read();
  assert.equal(done['status'], 'succeeded');
  assert.equal(done['finished_at'], atWork['estimated_finish']);
  assert.equal(done['estimated_finish'], null);
  assert.match(String(done['fine_tuned_model']), /^ft:gpt-4o-mini-2024-07-18:sandbox:mine:\w{8}$/);
  assert.ok(Number(done['trained_tokens']) > 0);
  clock.advance(1e9);
  assert.deepEqual(await read(), done);

  const [resultFile] = done['result_files'] as string[];
  const { body: file } = await send('GET', `/files/${resultFile!}`);
  assert.equal(file['purpose'], 'fine-tune-results');
});

test('at Azure a job is pending first, and what is left to the service is -1', async (context) => {
  const { send, clock, sandbox } = await startTestClient(context);
  const jobs = `${sandbox.azureAddress}/fine_tuning/jobs`;
  const { body: job } = await send('POST', jobs, {
    ...minimalJob,
    suffix: 'mine',
    trainingType: 'globalstandard',
    method: { type: 'dpo', dpo: { hyperparameters: { beta: 0.1 } } },
  });
  const id = String(job['id']);
  assert.match(id, /^ftjob-[0-9a-f]{32}$/);
  assert.equal(job['status'], 'pending');
  assert.equal(job['organization_id'], null);
  assert.equal(job['result_files'], null);
  assert.equal(job['trainingType'], 'globalstandard');
  assert.deepEqual(job['method'], {
    type: 'dpo',
    dpo: {
      hyperparameters: { beta: 0.1, batch_size: -1, learning_rate_multiplier: -1, n_epochs: -1 },
    },
  });
  clock.advance(validating + queued + running);
  const { body: done } = await send('GET', `${jobs}/${id}`);
  assert.equal(
    done['fine_tuned_model'],
    `gpt-4o-mini-2024-07-18.ft-${id.replace('ftjob-', '')}-mine`,
  );
});

test('every method is answered with its hyperparameters, and a reinforcement job with its grader', async (context) => {
  const { send } = await startTestClient(context);
  const grader = {
    ...{ type: 'string_check', name: 'exact', operation: 'eq' },
    ...{ input: '{{sample.output_text}}', reference: '{{item.answer}}' },
  };
  const { body: job } = await send('POST', '/fine_tuning/jobs', {
    ...minimalJob,
    model: 'o4-mini',
    validation_file: validationFile,
    seed: 7,
    metadata: { team: 'x' },
    integrations: [{ type: 'wandb', wandb: { project: 'p' } }],
    method: { type: 'reinforcement', reinforcement: { grader, hyperparameters: { n_epochs: 2 } } },
  });
  assert.equal(job['model'], 'o4-mini-2025-04-16');
  assert.equal(job['hyperparameters'], null);
  assert.equal(job['seed'], 7);
  assert.equal(job['validation_file'], validationFile);
  assert.deepEqual(job['metadata'], { team: 'x' });
  assert.deepEqual(job['integrations'], [
    { type: 'wandb', wandb: { project: 'p', run_id: job['id'] } },
  ]);
  assert.deepEqual(job['method'], {
    type: 'reinforcement',
    reinforcement: {
      response_format: null,
      grader,
      hyperparameters: {
        ...{ batch_size: 'auto', learning_rate_multiplier: 'auto', n_epochs: 2 },
        ...{ eval_interval: 'auto', eval_samples: 'auto', compute_multiplier: 'auto' },
        reasoning_effort: 'default',
      },
    },
  });
});

test('the deprecated hyperparameters of the top level count when there is no method', async (context) => {
  const { send } = await startTestClient(context);
  const { body: job } = await send('POST', '/fine_tuning/jobs', {
    ...minimalJob,
    hyperparameters: { n_epochs: 4 },
  });
  const hyperparameters = { batch_size: 'auto', learning_rate_multiplier: 'auto', n_epochs: 4 };
  assert.deepEqual(job['hyperparameters'], hyperparameters);
  assert.deepEqual(job['method'], { type: 'supervised', supervised: { hyperparameters } });
});

test('a job whose file has fewer than ten rows fails after the validation', async (context) => {
  const { send, clock } = await startTestClient(context);
  const { body: file } = await send('POST', '/files', uploadForm(7));
  clock.advance(defaultDurations.processing);
  const { body: job } = await send('POST', '/fine_tuning/jobs', {
    ...minimalJob,
    training_file: file['id'],
  });
  assert.equal(job['status'], 'validating_files');
  clock.advance(validating);
  const { body: failed } = await send('GET', `/fine_tuning/jobs/${String(job['id'])}`);
  assert.equal(failed['status'], 'failed');
  assert.equal(failed['finished_at'], clock.now() / 1000);
  assert.deepEqual(failed['error'], {
    code: 'invalid_n_examples',
    message: 'Training file has 7 example(s), but must have at least 10 examples',
    param: 'training_file',
  });
});

test('a cancelled job stays cancelled, and a finished one cannot be cancelled', async (context) => {
  const { send, clock } = await startTestClient(context);
  const { body: job } = await send('POST', '/fine_tuning/jobs', minimalJob);
  const path = `/fine_tuning/jobs/${String(job['id'])}`;
  clock.advance(validating);
  const { body: cancelled } = await send('POST', `${path}/cancel`);
  assert.equal(cancelled['status'], 'cancelled');
  assert.equal(cancelled['finished_at'], clock.now() / 1000);
  clock.advance(1e9);
  assert.deepEqual((await send('GET', path)).body, cancelled);
  const again = await send('POST', `${path}/cancel`);
  assert.equal(again.status, 400);
  assert.match(JSON.stringify(again.body), /cannot be cancelled: its status is 'cancelled'/);
});

test('a pause holds a job back by its length', async (context) => {
  const { send, clock, sandbox } = await startTestClient(context);
  for (const address of [sandbox.address, sandbox.azureAddress]) {
    const azure = address === sandbox.azureAddress;
    const jobs = `${address}/fine_tuning/jobs`;
    const { body: job } = await send('POST', jobs, {
      ...minimalJob,
      ...(azure && { trainingType: 'developerTier' }),
    });
    const path = `${jobs}/${String(job['id'])}`;
    const statusOf = async () => (await send('GET', path)).body['status'];
    assert.equal((await send('POST', `${path}/pause`)).status, 400);
    clock.advance(validating + queued + 1_000);
    const { body: paused } = await send('POST', `${path}/pause`);
    assert.equal(paused['status'], azure ? 'pausing' : 'paused');
    clock.advance(1e9);
    assert.equal(await statusOf(), 'paused');
    const { body: resumed } = await send('POST', `${path}/resume`);
    assert.equal(resumed['status'], azure ? 'resuming' : 'queued');
    assert.equal((await send('POST', `${path}/resume`)).status, 400);
    clock.advance(2_000);
    assert.equal(await statusOf(), 'running');
    clock.advance(running - 1_001);
    assert.equal(await statusOf(), 'running');
    clock.advance(1);
    assert.equal(await statusOf(), 'succeeded');
  }
});

test('the list is newest first, in pages, and can be filtered by metadata', async (context) => {
  const { send } = await startTestClient(context);
  const ids: unknown[] = [];
  for (let number = 0; number < 25; number++) {
    const metadata = number % 2 === 0 ? { 'client nonce': `${number % 4}` } : null;
    const { body } = await send('POST', '/fine_tuning/jobs', { ...minimalJob, metadata });
    ids.unshift(body['id']);
  }
  const list = async (query: string) => (await send('GET', `/fine_tuning/jobs?${query}`)).body;

  const first = await list('');
  assert.deepEqual(each(first['data'], 'id'), ids.slice(0, 20));
  assert.equal(first['has_more'], true);
  const second = await list(`after=${String(ids[19])}`);
  assert.deepEqual(each(second['data'], 'id'), ids.slice(20));
  assert.equal(second['has_more'], false);
  const five = await list(`limit=5&after=${String(ids[1])}`);
  assert.deepEqual(each(five['data'], 'id'), ids.slice(2, 7));

  const named = await list(`limit=100&metadata%5Bclient+nonce%5D=2`);
  assert.equal((named['data'] as unknown[]).length, 6);
  assert.equal(((await list('limit=100&metadata=null'))['data'] as unknown[]).length, 12);

  for (const query of ['limit=x', 'limit=0', 'limit=-1', 'after=ftjob-none'])
    assert.equal((await send('GET', `/fine_tuning/jobs?${query}`)).status, 400, query);
});

test('a job that does not exist is not found, whatever is asked of it', async (context) => {
  const { send } = await startTestClient(context);
  const path = '/fine_tuning/jobs/ftjob-none';
  const asked = [
    ['GET', path],
    ['GET', `${path}/events`],
    ['GET', `${path}/checkpoints`],
    ['POST', `${path}/cancel`],
    ['POST', `${path}/pause`],
    ['POST', `${path}/resume`],
  ] as const;
  for (const [method, address] of asked) {
    const { status, body } = await send(method, address);
    assert.equal(status, 404);
    assert.deepEqual(body, {
      error: {
        message: 'Could not find fine tune: ftjob-none',
        type: 'invalid_request_error',
        param: 'fine_tune_id',
        code: 'fine_tune_not_found',
      },
    });
  }
});

test('two jobs of one body differ in their ids and seeds, and in their files not at all', async (context) => {
  const { send } = await startTestClient(context);
  const { body: one } = await send('POST', '/fine_tuning/jobs', minimalJob);
  const { body: other } = await send('POST', '/fine_tuning/jobs', minimalJob);
  assert.match(String(one['id']), /^ftjob-[A-Za-z0-9]{24}$/);
  assert.notEqual(one['id'], other['id']);
  assert.notEqual(one['seed'], other['seed']);
  assert.equal(one['training_file'], trainingFile);
  assert.equal(other['training_file'], trainingFile);
});
