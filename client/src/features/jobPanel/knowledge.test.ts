import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { json, startRecorder } from '../../../../test/support/recorder.ts';
import type { Fault } from '../../../../sandbox/src/faults.ts';
import { startTestClient } from '../../../../sandbox/src/testClient.ts';
import { isSame, mostEvents, readAgain, type Knowledge } from './knowledge.ts';

const signal = new AbortController().signal;

/** A job in a sandbox whose clock stands; `faults` are those of the requests whose path ends so. */
async function jobInSandbox(t: TestContext, faults: Record<string, Fault> = {}) {
  const { sandbox, clock, send } = await startTestClient(t, {
    fault: ({ path }) =>
      Object.entries(faults).find(([end]) => path.split('?')[0]?.endsWith(end))?.[1],
  });
  const body = { model: 'gpt-4o-mini', training_file: 'file-BK7bzQj3FfZFXr7DbL6xJwfo' };
  const { body: job } = await send('POST', '/fine_tuning/jobs', body);
  const endpoint = { baseUrl: sandbox.address, headers: {} };
  return {
    clock,
    read: (known?: Knowledge) => readAgain(endpoint, String(job['id']), known, signal),
    paths: () => sandbox.requests.map(({ path }) => path.replace(String(job['id']), 'ID')),
  };
}

test('reads the job with its events and checkpoints, and then only what is new', async (t) => {
  const { clock, read, paths } = await jobInSandbox(t);
  clock.advance(25_000);
  const first = await read();
  assert.equal(first.failure, undefined);
  assert.equal(first.knowledge?.job.status, 'running');
  const second = await read(first.knowledge);
  assert(isSame(first.knowledge, second.knowledge));
  assert.deepEqual(paths().slice(1), [
    '/v1/fine_tuning/jobs/ID',
    '/v1/fine_tuning/jobs/ID/events?limit=100',
    '/v1/fine_tuning/jobs/ID/checkpoints?limit=100',
    '/v1/fine_tuning/jobs/ID',
    '/v1/fine_tuning/jobs/ID/events?limit=100',
  ]);
  clock.advance(5_000);
  const third = await read(second.knowledge);
  assert(!isSame(second.knowledge, third.knowledge));
  const ids = third.knowledge?.events.map(({ id }) => id) ?? [];
  assert.equal(new Set(ids).size, ids.length);
  assert(ids.length > (second.knowledge?.events.length ?? 0));
});

test('a job that has ended is read with its result file, once', async (t) => {
  const { clock, read, paths } = await jobInSandbox(t);
  clock.advance(60_000);
  const first = await read();
  const [file] = first.knowledge?.results ?? [];
  assert.equal(file?.fileName, 'step_metrics.csv');
  assert.equal(file.steps?.length, 36);
  const seen = paths().length;
  await read(first.knowledge);
  assert.deepEqual(
    paths()
      .slice(seen)
      .filter((path) => path.includes('/files/')),
    [],
  );
});

test('a service without events and checkpoints has jobs all the same', async (t) => {
  const missing: Fault = { kind: 'answer', status: 404, body: '{"error":{"message":"Not found"}}' };
  const { read } = await jobInSandbox(t, { '/events': missing, '/checkpoints': missing });
  const { knowledge, failure } = await read();
  assert.equal(failure, undefined);
  assert.equal(knowledge?.job.status, 'validating_files');
});

test('what could not be read this time is told, and what is known is kept', async (t) => {
  const faults: Record<string, Fault> = {};
  const { clock, read } = await jobInSandbox(t, faults);
  clock.advance(60_000);
  faults['/content'] = { kind: 'dropBeforeReading' };
  const first = await read();
  assert.equal(first.failure?.kind, 'unknown');
  assert(first.knowledge && first.knowledge.events.length > 30);
  assert.deepEqual(first.knowledge.results, []);
  delete faults['/content'];
  const second = await read(first.knowledge);
  assert.equal(second.failure, undefined);
  assert.equal(second.knowledge?.results.length, 1);
});

test('lists without end are left after a thousand events', async (t) => {
  let count = 0;
  const recorder = await startRecorder((response, request) => {
    const data = Array.from({ length: 500 }, () => ({ id: `e${count++}`, message: 'x' }));
    const body = request.path.includes('/events')
      ? { object: 'list', data, has_more: true }
      : { object: 'fine_tuning.job', id: 'ftjob-1', status: 'running' };
    json(200, body)(response, request);
  });
  t.after(recorder.close);
  const endpoint = { baseUrl: recorder.origin, headers: {} };
  const { knowledge } = await readAgain(endpoint, 'ftjob-1', undefined, signal);
  assert.equal(knowledge?.events.length, mostEvents);
  assert(knowledge.hasOlderEvents);
  assert.equal(recorder.requests.filter(({ path }) => path.includes('/events')).length, 10);
});

test('a job that cannot be read leaves what is known', async (t) => {
  const { read } = await jobInSandbox(t);
  const { knowledge } = await read();
  const closed = await startRecorder(json(200, {}));
  await closed.close();
  const endpoint = { baseUrl: closed.origin, headers: {} };
  const again = await readAgain(endpoint, 'ftjob-1', knowledge, signal);
  assert.equal(again.knowledge, knowledge);
  assert.equal(again.failure?.kind, 'notSent');
});
