import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jobWith, submissionWith } from '../../../../test/support/recordedJobs.ts';
import { json, startRecorder } from '../../../../test/support/recorder.ts';
import type { Submission } from '../../api/submission.ts';
import { follower, type FollowerHost } from './follower.ts';

const signal = new AbortController().signal;

/** A submission whose job the history knows as running. */
function running(jobId: string, connectionId: string, address: string): Submission {
  return submissionWith({
    id: `submission of ${jobId}`,
    connection: { id: connectionId, label: connectionId, kind: 'compatible', address },
    state: { kind: 'created', jobId, at: 0, answer: '' },
    job: jobWith({ id: jobId }),
  });
}

/** A follower of jobs at a service that says this status of each; `told`, `stored` and `news` are what came of it. */
async function following(t: TestContext, status: string) {
  const service = await startRecorder((response, { path }) => {
    const id = path.split('/')[3] ?? '';
    const value = path.includes('/events')
      ? { object: 'list', data: [] }
      : { object: 'fine_tuning.job', id, status };
    json(200, value)(response, { method: 'GET', path, headers: {}, body: Buffer.alloc(0) });
  });
  t.after(() => service.close());
  const told: string[] = [];
  const stored: string[] = [];
  const news: string[] = [];
  const host: FollowerHost = {
    history: {
      update: (id, { job }) => {
        stored.push(`${id}: ${job?.status}`);
        return Promise.resolve();
      },
    },
    addressOf: (id) => (id === 'moved' ? 'https://elsewhere.example/v1' : `${service.origin}/v1`),
    readyById: (id) => {
      if (id === 'locked') return Promise.reject(new Error('the secret storage is locked'));
      const address = `${service.origin}/v1`;
      const endpoint = () => Promise.resolve({ baseUrl: address, headers: {} });
      return Promise.resolve({ id, label: id, kind: 'compatible', address, endpoint });
    },
    stepsOf: ([newest]) => newest && { done: Number(newest.message), total: 90 },
    tellEnd: ({ id }, job) => {
      told.push(`${id}: ${job.status}`);
      return Promise.resolve();
    },
    onNews: (connectionId, jobId) => news.push(`${connectionId}: ${jobId}`),
  };
  return { ...follower(host), told, stored, news, address: `${service.origin}/v1` };
}

/** The event of a step that is done. */
function step(done: number) {
  const message = String(done);
  return {
    id: `event-${done}`,
    createdAt: undefined,
    level: 'info',
    type: undefined,
    message,
    data: {},
  };
}

test('the end of a job that no panel shows is stored and told', async (t) => {
  const { read, told, stored, address } = await following(t, 'succeeded');
  assert(await read([running('ftjob-1', 'own', address)], signal));
  assert.deepEqual(stored, ['submission of ftjob-1: succeeded']);
  assert.deepEqual(told, stored);
});

test('who else shows a job hears when it is further, and not when nothing is new', async (t) => {
  const ended = await following(t, 'succeeded');
  const [first, other] = ['ftjob-1', 'ftjob-2'].map((id) => running(id, 'own', ended.address));
  await ended.read([first!, other!], signal);
  assert.deepEqual(ended.news, ['own: ftjob-1', 'own: ftjob-2']);
  await ended.read([{ ...first!, job: jobWith({ id: 'ftjob-1', status: 'succeeded' }) }], signal);
  assert.equal(ended.news.length, 2);
});

test('a job of a status that nobody knows goes on', async (t) => {
  const { read, told, address } = await following(t, 'evaluating');
  assert(await read([running('ftjob-1', 'own', address)], signal));
  assert.deepEqual(told, []);
});

test('a connection that cannot be had is a reason, and keeps no other job from being read', async (t) => {
  const { read, unread, stored, address } = await following(t, 'failed');
  const jobs = [running('ftjob-1', 'locked', address), running('ftjob-2', 'own', address)];
  assert(await read(jobs, signal));
  assert.equal(unread(), 'the secret storage is locked');
  assert.deepEqual(stored, ['submission of ftjob-2: failed']);
});

test('a job is not asked for where its connection leads elsewhere now', async (t) => {
  const { read, stored } = await following(t, 'failed');
  const jobs = [
    running('ftjob-1', 'own', 'https://elsewhere.example/v1'),
    // It was led back to the service only after the rows were drawn.
    running('ftjob-2', 'moved', 'https://elsewhere.example/v1'),
  ];
  assert(!(await read(jobs, signal)));
  assert.deepEqual(stored, []);
});

test('the step of a running job is the furthest that anybody has heard of', async (t) => {
  const { hear, stepsOf: stepsNow, read, address } = await following(t, 'running');
  const submission = running('ftjob-1', 'own', address);
  hear({ ...submission, events: [step(12), step(11)] });
  hear({ ...submission, events: [step(7)] });
  await read([submission], signal);
  assert.deepEqual(stepsNow('ftjob-1'), { done: 12, total: 90 });
});

test('a job of the same id that another start of the sandbox gave says nothing of the step', async (t) => {
  const { hear, stepsOf: stepsNow, address } = await following(t, 'running');
  const earlier = running('ftjob-1', 'own', 'https://ended.example/v1');
  hear({ ...running('ftjob-1', 'own', address), events: [step(5)] });
  hear({ ...earlier, events: [step(80)] });
  assert.deepEqual(stepsNow('ftjob-1'), { done: 5, total: 90 });
  hear({ ...running('ftjob-1', 'own', address), id: 'the next one', events: [step(2)] });
  assert.deepEqual(stepsNow('ftjob-1'), { done: 2, total: 90 });
});
