/** The whole life of a job at a service that nobody here wrote, with the specification checked on the way. */
import { after, before, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { LLMock } from '@copilotkit/aimock';
import type { Endpoint } from '../../client/src/api/http.ts';
import { isTerminal } from '../../client/src/api/job.ts';
import { cancelJob, createJob, getJob, listEvents, listJobs } from '../../client/src/api/jobs.ts';
import { readPages } from '../../client/src/api/page.ts';
import { specifiedBodies } from './bodies.ts';
import { startPrism, type Prism } from './prism.ts';

const key = 'sk-test-0123456789';
const aimock = new LLMock({
  port: 0,
  host: '127.0.0.1',
  auth: { apiKeys: [key] },
  logLevel: 'silent',
});
let prism: Prism;
let endpoint: Endpoint;

before(async () => {
  await aimock.start();
  prism = await startPrism(aimock.url);
  endpoint = { baseUrl: `${prism.origin}/v1`, headers: { authorization: `Bearer ${key}` } };
});
beforeEach(() => aimock.reset());
after(async () => {
  await prism.stop();
  await aimock.stop();
});

const posts = () => aimock.getRequests().filter(({ method }) => method === 'POST');

test('a job is created once, read until it has succeeded, listed, and its events are read', async () => {
  const body = { model: 'gpt-4o-mini', training_file: 'file-abc123', suffix: 'mine' };
  const created = await createJob(endpoint, JSON.stringify(body));
  assert(created.kind === 'answered', JSON.stringify(created));
  const { id } = created.value;
  const statuses: string[] = [];
  for (let status = created.value.status; !isTerminal(status);) {
    const answer = await getJob(endpoint, id);
    assert(answer.kind === 'answered', JSON.stringify(answer));
    ({ status } = answer.value);
    statuses.push(status);
    assert(statuses.length < 20, `the job does not end: ${statuses.join(', ')}`);
    if (status === 'succeeded') assert.notEqual(answer.value.fineTunedModel, undefined);
  }
  assert.equal(statuses.at(-1), 'succeeded');
  const jobs = await readPages((after) => listJobs(endpoint, { after, limit: 1 }), 20);
  assert.equal(jobs.end, 'complete');
  assert.deepEqual(
    jobs.items.map((job) => job.id),
    [id],
  );
  const events = await readPages((after) => listEvents(endpoint, id, { after, limit: 2 }), 20);
  assert.equal(events.end, 'complete');
  assert(events.items.length >= 3);
  assert(events.items.every(({ message, createdAt }) => message !== '' && createdAt !== undefined));
  assert.deepEqual(
    posts().map(({ path, body: sent }) => [path, sent]),
    [['/v1/fine_tuning/jobs', body]],
  );
});

for (const { name, body } of specifiedBodies)
  test(`${name} arrives as it is, once`, async () => {
    const answer = await createJob(endpoint, JSON.stringify(body));
    assert(answer.kind === 'answered', JSON.stringify(answer));
    assert.deepEqual(
      posts().map((request) => request.body),
      [body],
    );
  });

test('a job is cancelled; to cancel it again is refused', async () => {
  const created = await createJob(endpoint, JSON.stringify(specifiedBodies[0]?.body));
  assert(created.kind === 'answered', JSON.stringify(created));
  const cancelled = await cancelJob(endpoint, created.value.id);
  assert(cancelled.kind === 'answered', JSON.stringify(cancelled));
  assert.equal(cancelled.value.status, 'cancelled');
  const again = await cancelJob(endpoint, created.value.id);
  assert(again.kind === 'refused', JSON.stringify(again));
  assert.equal(again.status, 400);
});

test('a wrong key is refused', async () => {
  const wrong = { ...endpoint, headers: { authorization: 'Bearer sk-wrong-0123456789' } };
  const answer = await createJob(wrong, JSON.stringify(specifiedBodies[0]?.body));
  assert(answer.kind === 'refused', JSON.stringify(answer));
  assert.equal(answer.status, 401);
});
