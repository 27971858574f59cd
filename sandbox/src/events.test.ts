import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from './json.ts';
import { defaultDurations } from './state.ts';
import {
  each,
  minimalJob,
  startTestClient,
  uploadForm,
  validationFile,
  type TestClient,
} from './testClient.ts';

const { validating, queued, running } = defaultDurations;

async function create(client: TestClient, body: object): Promise<string> {
  const { body: job } = await client.send('POST', '/fine_tuning/jobs', body);
  return `/fine_tuning/jobs/${String(job['id'])}`;
}

async function dataOf({ send }: TestClient, path: string): Promise<readonly JsonObject[]> {
  return (await send('GET', path)).body['data'] as JsonObject[];
}

test('the events tell the life of a job, newest first', async (context) => {
  const client = await startTestClient(context);
  const path = await create(client, { ...minimalJob, validation_file: validationFile });
  assert.deepEqual(each(await dataOf(client, `${path}/events`), 'message'), [
    `Validating training file: ${minimalJob.training_file} and validation file: ${validationFile}`,
    `Created fine-tuning job: ${path.split('/').at(-1)!}`,
  ]);
  client.clock.advance(validating + queued);
  assert.deepEqual(each((await dataOf(client, `${path}/events`)).slice(0, 2), 'message'), [
    'Fine-tuning job started',
    'Files validated, moving job to queued state',
  ]);
  client.clock.advance(running);
  const events = await dataOf(client, `${path}/events?limit=100`);
  assert.match(String(events[1]!['message']), /^New fine-tuned model created: ft:gpt-4o-mini/);
  assert.equal(events[0]!['message'], 'The job has successfully completed');
  assert.equal(events[0]!['type'], 'message');
  const dates = each(events, 'created_at') as number[];
  assert.deepEqual(
    dates,
    dates.toSorted((one, other) => other - one),
  );
  assert.equal(new Set(each(events, 'id')).size, events.length);
});

test('the figures of a supervised job fall in loss and rise in accuracy, and follow from the seed', async (context) => {
  const client = await startTestClient(context);
  const body = { ...minimalJob, validation_file: validationFile, seed: 1 };
  const paths = [await create(client, body), await create(client, body)];
  const other = await create(client, { ...body, seed: 2 });
  client.clock.advance(validating + queued + running);
  const figures = async (path: string) =>
    (await dataOf(client, `${path}/events?limit=200`))
      .filter(({ type }) => type === 'metrics')
      .map(({ data }) => data as Record<string, number>)
      .reverse();
  const [one, two] = await Promise.all(paths.map(figures));
  assert.deepEqual(one, two);
  assert.notDeepEqual(one, await figures(other));
  const [first, last] = [one!.at(0)!, one!.at(-1)!];
  assert.deepEqual(Object.keys(first), [
    ...['step', 'total_steps', 'train_loss', 'train_mean_token_accuracy'],
    ...['valid_loss', 'valid_mean_token_accuracy'],
  ]);
  assert.equal(last['step'], last['total_steps']);
  assert.ok(last['train_loss']! < first['train_loss']!);
  assert.ok(last['train_mean_token_accuracy']! > first['train_mean_token_accuracy']!);
});

test('the figures of a reinforcement job are rewards', async (context) => {
  const client = await startTestClient(context);
  const grader = { type: 'python', name: 'p', source: 'def grade(sample, item):\n  return 1.0' };
  const method = { type: 'reinforcement', reinforcement: { grader } };
  const path = await create(client, { ...minimalJob, model: 'o4-mini', method });
  client.clock.advance(validating + queued + running);
  const metrics = (await dataOf(client, `${path}/events?limit=200`)).filter(
    ({ type }) => type === 'metrics',
  );
  assert.ok(metrics.length > 5);
  for (const { data, message } of metrics) {
    const { scores, errors, train_mean_reward: reward } = data as Record<string, JsonObject>;
    assert.ok(Number(reward) >= 0 && Number(reward) <= 1);
    assert.equal(scores!['train_reward_mean'], reward);
    assert.deepEqual(each(scores!['graders'], 'name'), ['p']);
    assert.deepEqual(each(errors!['graders'], 'train_invalid_variable_error_mean'), [0]);
    assert.match(String(message), /^Step \d+\/\d+ , train mean reward=\d\.\d\d$/);
  }
});

test('a job that is large in steps reports a few dozen of them', async (context) => {
  const client = await startTestClient(context);
  const { body: file } = await client.send('POST', '/files', uploadForm(20_000));
  client.clock.advance(defaultDurations.processing);
  const method = { type: 'supervised', supervised: { hyperparameters: { n_epochs: 50 } } };
  const path = await create(client, { ...minimalJob, training_file: file['id'], method });
  client.clock.advance(validating + queued + running);
  const events = await dataOf(client, `${path}/events?limit=500`);
  const steps = events.filter(({ type }) => type === 'metrics');
  assert.ok(steps.length > 30 && steps.length <= 60, `${steps.length}`);
  assert.equal((steps[0]!['data'] as JsonObject)['step'], 1_000_000);
});

test('events come in pages of twenty', async (context) => {
  const client = await startTestClient(context);
  const path = await create(client, minimalJob);
  client.clock.advance(validating + queued + running);
  const all = each(await dataOf(client, `${path}/events?limit=500`), 'id');
  const { body: first } = await client.send('GET', `${path}/events`);
  assert.deepEqual(each(first['data'], 'id'), all.slice(0, 20));
  assert.equal(first['has_more'], true);
  const rest = `${path}/events?limit=500&after=${String(all[19])}`;
  assert.deepEqual(each(await dataOf(client, rest), 'id'), all.slice(20));
});

test('failure, pause, resumption and cancellation are events', async (context) => {
  const client = await startTestClient(context);
  const { body: file } = await client.send('POST', '/files', uploadForm(2));
  client.clock.advance(defaultDurations.processing);
  const failing = await create(client, { ...minimalJob, training_file: file['id'] });
  const path = await create(client, minimalJob);
  client.clock.advance(validating + queued);
  const [failure] = await dataOf(client, `${failing}/events`);
  assert.equal(failure!['level'], 'error');
  assert.match(
    String(failure!['message']),
    /^The job failed due to an invalid training file\. Training file has 2 example/,
  );
  for (const action of ['pause', 'resume', 'cancel']) {
    client.clock.advance(5_000);
    assert.equal((await client.send('POST', `${path}/${action}`)).status, 200);
  }
  const happened = each(await dataOf(client, `${path}/events`), 'message') as string[];
  assert.deepEqual(
    happened.filter((message) => /paused|resumed|cancelled/.test(message)),
    ['The job has been cancelled', 'The job has been resumed', 'The job has been paused'],
  );
  client.clock.advance(1e9);
  assert.deepEqual(each(await dataOf(client, `${path}/events`), 'message'), happened);
});

test('a checkpoint is made at the end of each epoch; Azure keeps the last three', async (context) => {
  const client = await startTestClient(context);
  const { sandbox, send, clock } = client;
  const method = { type: 'supervised', supervised: { hyperparameters: { n_epochs: 4 } } };
  const path = sandbox.address + (await create(client, { ...minimalJob, method }));
  const azureJob = { ...minimalJob, method, trainingType: 1 };
  const azureJobs = `${sandbox.azureAddress}/fine_tuning/jobs`;
  const { body: atAzure } = await send('POST', azureJobs, azureJob);
  clock.advance(validating + queued + running / 2);
  assert.deepEqual(each(await dataOf(client, `${path}/checkpoints`), 'step_number'), [24, 12]);
  clock.advance(running / 2);
  const { body: list } = await send('GET', `${path}/checkpoints`);
  const [last] = list['data'] as JsonObject[];
  assert.deepEqual(each(list['data'], 'step_number'), [48, 36, 24, 12]);
  assert.deepEqual([list['first_id'], list['has_more']], [last!['id'], false]);
  assert.match(String(last!['id']), /^ftckpt_/);
  assert.match(String(last!['fine_tuned_model_checkpoint']), /^ft:.*:ckpt-step-48$/);
  assert.ok(Number((last!['metrics'] as JsonObject)['train_loss']) > 0);
  const azurePath = `${azureJobs}/${String(atAzure['id'])}/checkpoints`;
  assert.deepEqual(each(await dataOf(client, azurePath), 'step_number'), [48, 36, 24]);
});

test('the result file, in base64, has a line for each reported step', async (context) => {
  const client = await startTestClient(context);
  const path = await create(client, minimalJob);
  client.clock.advance(validating + queued + running);
  const { body: job } = await client.send('GET', path);
  const [id] = job['result_files'] as string[];
  const content = await fetch(`${client.sandbox.address}/files/${id!}/content`);
  const lines = atob(await content.text())
    .trim()
    .split('\n');
  assert.equal(lines[0], 'step,train_loss,train_mean_token_accuracy');
  assert.equal(lines.length, 37);
  assert.match(lines[36]!, /^36,\d\.\d+,\d\.\d+$/);
});
