import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { json, startRecorder, type Reply } from '../../../test/support/recorder.ts';
import {
  cancelJob,
  createJob,
  getJob,
  listCheckpoints,
  listEvents,
  listJobs,
  pauseJob,
  resumeJob,
} from './jobs.ts';
import { readPages } from './page.ts';

const job = { object: 'fine_tuning.job', id: 'ftjob-1', status: 'queued' };

async function service(t: TestContext, reply: Reply) {
  const recorder = await startRecorder(reply);
  t.after(recorder.close);
  return {
    endpoint: { baseUrl: `${recorder.origin}/v1`, headers: {} },
    seen: () => recorder.requests.map(({ method, path, body }) => [method, path, body.toString()]),
  };
}

test('the requests for one job, each sent once', async (t) => {
  const { endpoint, seen } = await service(t, json(200, job));
  const answers = [
    await createJob(endpoint, '{ "model": "m" }'),
    await getJob(endpoint, 'ftjob-1'),
    await cancelJob(endpoint, 'ftjob-1'),
    await pauseJob(endpoint, 'ftjob-1'),
    await resumeJob(endpoint, 'ftjob-1'),
    await getJob(endpoint, '../models?x#y'),
  ];
  for (const answer of answers) {
    assert(answer.kind === 'answered');
    assert.equal(answer.value.id, 'ftjob-1');
    assert.equal(answer.text, JSON.stringify(job));
  }
  assert.deepEqual(seen(), [
    ['POST', '/v1/fine_tuning/jobs', '{ "model": "m" }'],
    ['GET', '/v1/fine_tuning/jobs/ftjob-1', ''],
    ['POST', '/v1/fine_tuning/jobs/ftjob-1/cancel', ''],
    ['POST', '/v1/fine_tuning/jobs/ftjob-1/pause', ''],
    ['POST', '/v1/fine_tuning/jobs/ftjob-1/resume', ''],
    ['GET', '/v1/fine_tuning/jobs/..%2Fmodels%3Fx%23y', ''],
  ]);
});

for (const value of [{ object: 'list', data: [] }, 'ftjob-1', { status: 'queued' }, null])
  test(`a created job that reads ${JSON.stringify(value)} is unreadable, its text is kept`, async (t) => {
    const { endpoint, seen } = await service(t, json(200, value, { 'x-request-id': 'req_3' }));
    assert.deepEqual(await createJob(endpoint, '{}'), {
      kind: 'unreadable',
      problem: 'unexpectedShape',
      status: 200,
      contentType: 'application/json',
      text: JSON.stringify(value),
      requestId: 'req_3',
    });
    assert.equal(seen().length, 1);
  });

test('a refusal of a create comes through', async (t) => {
  const { endpoint, seen } = await service(t, json(400, { error: { message: 'No.' } }));
  const answer = await createJob(endpoint, '{}');
  assert(answer.kind === 'refused');
  assert.equal(answer.error.message, 'No.');
  assert.equal(seen().length, 1);
});

test('a page of jobs', async (t) => {
  const data = [job, { object: 'file', id: 'file-1' }, { ...job, id: 'ftjob-2' }];
  const { endpoint, seen } = await service(t, json(200, { object: 'list', data, has_more: true }));
  const answer = await listJobs(endpoint, { after: 'ftjob-0', limit: 3 });
  assert(answer.kind === 'answered');
  assert.deepEqual(
    answer.value.items.map(({ id }) => id),
    ['ftjob-1', 'ftjob-2'],
  );
  assert(answer.value.hasMore);
  assert.deepEqual(seen(), [['GET', '/v1/fine_tuning/jobs?after=ftjob-0&limit=3', '']]);
});

test('all pages of a service that always says there is more', async (t) => {
  const { endpoint, seen } = await service(t, json(200, { data: [job], has_more: true }));
  const pages = await readPages((after) => listJobs(endpoint, { after, limit: 1 }), 50);
  assert.equal(pages.end, 'repeatedCursor');
  assert.equal(pages.items.length, 1);
  assert.equal(seen().length, 2);
});

test('a list that is none is unreadable', async (t) => {
  const { endpoint } = await service(t, json(200, job));
  assert.equal((await listJobs(endpoint, {})).kind, 'unreadable');
});

test('the events of a job', async (t) => {
  const metrics = { step: 1, train_loss: 0.5 };
  const data = [
    {
      object: 'fine_tuning.job.event',
      id: 'ftevent-2',
      created_at: 2,
      level: 'warn',
      message: 'Step 1',
      type: 'metrics',
      data: metrics,
    },
    { id: 'ftevent-1', created_at: 1, message: 'Created', data: null },
  ];
  const { endpoint, seen } = await service(t, json(200, { data, has_more: false }));
  const answer = await listEvents(endpoint, 'ftjob-1', { limit: 2 });
  assert(answer.kind === 'answered');
  assert.deepEqual(answer.value.items, [
    {
      id: 'ftevent-2',
      createdAt: 2,
      level: 'warn',
      message: 'Step 1',
      type: 'metrics',
      data: metrics,
    },
    {
      id: 'ftevent-1',
      createdAt: 1,
      level: 'info',
      message: 'Created',
      type: undefined,
      data: {},
    },
  ]);
  assert.deepEqual(seen(), [['GET', '/v1/fine_tuning/jobs/ftjob-1/events?limit=2', '']]);
});

test('the checkpoints of a job', async (t) => {
  const data = [
    {
      object: 'fine_tuning.job.checkpoint',
      id: 'ftckpt_2',
      created_at: 2,
      fine_tuned_model_checkpoint: 'ft:m:ckpt-step-20',
      step_number: 20,
      metrics: { step: 20, train_loss: 0.5, type: 'x' },
    },
    { id: 'ftckpt_1', metrics: null },
    { step_number: 1 },
  ];
  const { endpoint, seen } = await service(t, json(200, { data, has_more: false }));
  const answer = await listCheckpoints(endpoint, 'ftjob-1', {});
  assert(answer.kind === 'answered');
  assert.deepEqual(answer.value.items, [
    {
      id: 'ftckpt_2',
      createdAt: 2,
      model: 'ft:m:ckpt-step-20',
      step: 20,
      metrics: { step: 20, train_loss: 0.5, type: 'x' },
    },
    { id: 'ftckpt_1', createdAt: undefined, model: undefined, step: undefined, metrics: {} },
  ]);
  assert.deepEqual(seen(), [['GET', '/v1/fine_tuning/jobs/ftjob-1/checkpoints', '']]);
});
