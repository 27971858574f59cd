/** Our client against the specification: Prism refuses what disagrees with it. */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { cancelJob, createJob, getJob, listEvents, listJobs } from '../../client/src/api/jobs.ts';
import type { Endpoint } from '../../client/src/api/http.ts';
import { readPages } from '../../client/src/api/page.ts';
import { reinforced, specifiedBodies, stringCheck } from './bodies.ts';
import { startPrism, type Prism } from './prism.ts';

let prism: Prism;

before(async () => (prism = await startPrism()));
after(() => prism.stop());

const providers: readonly { name: string; path: string; headers: Record<string, string> }[] = [
  { name: 'OpenAI', path: '/v1', headers: { authorization: 'Bearer sk-test-0123456789' } },
  { name: 'Azure v1', path: '/openai/v1', headers: { 'api-key': '0123456789abcdef' } },
];

for (const { name, path, headers } of providers) {
  const endpoint = (): Endpoint => ({ baseUrl: prism.origin + path, headers });

  for (const job of specifiedBodies)
    test(`${name}, create: ${job.name}`, async () => {
      const answer = await createJob(endpoint(), JSON.stringify(job.body));
      assert(answer.kind === 'answered', JSON.stringify(answer));
      assert.notEqual(answer.value.id, '');
    });

  test(`${name}: a job is read, and cancelled`, async () => {
    for (const answer of [
      await getJob(endpoint(), 'ftjob-1'),
      await cancelJob(endpoint(), 'ftjob-1'),
    ])
      assert(answer.kind === 'answered', JSON.stringify(answer));
  });

  test(`${name}: jobs and events are listed, and a list that never ends is left`, async () => {
    const jobs = await readPages((after) => listJobs(endpoint(), { after, limit: 2 }), 20);
    assert.equal(jobs.end, 'repeatedCursor');
    assert.equal(jobs.items.length, 1);
    const events = await listEvents(endpoint(), 'ftjob-1', { limit: 5 });
    assert(events.kind === 'answered', JSON.stringify(events));
    assert.equal(events.value.items.length, 1);
  });

  test(`${name}: a wrong body is refused with the place of the fault`, async () => {
    const body = { model: 'm', training_file: 'file-1', seed: 'not a number' };
    const answer = await createJob(endpoint(), JSON.stringify(body));
    assert(answer.kind === 'refused', JSON.stringify(answer));
    assert.equal(answer.status, 422);
    assert.equal(answer.error.param, 'seed');
    assert.match(answer.error.message, /seed/);
  });

  test(`${name}: without a key nothing is created`, async () => {
    const answer = await createJob({ ...endpoint(), headers: {} }, '{}');
    assert(answer.kind === 'refused', JSON.stringify(answer));
    assert.equal(answer.status, 401);
  });
}

test('a multi grader as the published specification has it, with one grader and no map, is refused', async () => {
  const grader = { type: 'multi', name: 'm', graders: stringCheck, calculate_output: 'exact' };
  const headers = { authorization: 'Bearer sk-test-0123456789' };
  const text = JSON.stringify(reinforced(grader).body);
  const answer = await createJob({ baseUrl: `${prism.origin}/v1`, headers }, text);
  assert(answer.kind === 'refused', JSON.stringify(answer));
  assert.equal(answer.status, 422);
});
