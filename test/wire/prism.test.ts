/** Our client against the specification: Prism refuses what disagrees with it. */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { getFile, getFileContent, uploadFile } from '../../client/src/api/files.ts';
import { send, type Endpoint } from '../../client/src/api/http.ts';
import {
  cancelJob,
  createJob,
  getJob,
  listCheckpoints,
  listEvents,
  listJobs,
  pauseJob,
  resumeJob,
} from '../../client/src/api/jobs.ts';
import { readPages } from '../../client/src/api/page.ts';
import {
  endpointOf,
  type AddressedConnection,
} from '../../client/src/features/connections/connection.ts';
import { proveConnection } from '../../client/src/features/connections/proof.ts';
import { readConnections } from '../../client/src/features/connections/settings.ts';
import { azureBodies, reinforced, specifiedBodies, stringCheck } from './bodies.ts';
import { startPrism, type Prism } from './prism.ts';

let prism: Prism;

before(async () => (prism = await startPrism()));
after(() => prism.stop());

/** Connections as a user's settings have them; the address is completed by Prism's. */
const providers = [
  { label: 'OpenAI', kind: 'openai', path: '/v1', secret: 'sk-test-0123456789' },
  { label: 'Azure with a key', kind: 'azure', path: '/openai/v1', secret: '0123456789abcdef' },
  {
    label: 'Azure with a Microsoft account',
    kind: 'azure',
    path: '/openai/v1',
    authorization: 'entra',
    secret: 'eyJ0eXAi.e30.c2ln',
  },
] as const;

for (const { path, secret, ...setting } of providers) {
  const name = setting.label;
  const connection = (): AddressedConnection => {
    const entry = { id: 'one', ...setting, address: prism.origin + path };
    const { connections, problems } = readConnections([entry]);
    assert.deepEqual(problems, []);
    return connections[0]!;
  };
  const endpoint = (): Endpoint => endpointOf(connection(), secret);

  test(`${name}: the connection is proven, and without its secret it is not`, async () => {
    assert.deepEqual(await proveConnection(connection(), secret), { kind: 'works' });
    const doubt = await proveConnection(connection(), undefined);
    assert(doubt.kind === 'doubt');
    assert.match(doubt.summary, /does not accept the (key|Microsoft account) \(HTTP 401\)/);
  });

  for (const job of specifiedBodies)
    test(`${name}, create: ${job.name}`, async () => {
      const answer = await createJob(endpoint(), JSON.stringify(job.body));
      assert(answer.kind === 'answered', JSON.stringify(answer));
      assert.notEqual(answer.value.id, '');
    });

  for (const request of [getJob, cancelJob, pauseJob, resumeJob])
    test(`${name}: ${request.name}`, async () => {
      const answer = await request(endpoint(), 'ftjob-1');
      assert(answer.kind === 'answered', JSON.stringify(answer));
      assert.notEqual(answer.value.id, '');
    });

  test(`${name}: jobs, events and checkpoints are listed, and a list that never ends is left`, async () => {
    const jobs = await readPages((after) => listJobs(endpoint(), { after, limit: 2 }), 20);
    assert.equal(jobs.end, 'repeatedCursor');
    assert.equal(jobs.items.length, 1);
    const events = await listEvents(endpoint(), 'ftjob-1', { limit: 5 });
    assert(events.kind === 'answered', JSON.stringify(events));
    assert.equal(events.value.items.length, 1);
    const checkpoints = await listCheckpoints(endpoint(), 'ftjob-1', { limit: 5 });
    assert(checkpoints.kind === 'answered', JSON.stringify(checkpoints));
    assert.equal(typeof checkpoints.value.items[0]?.step, 'number');
  });

  test(`${name}: a file is uploaded, read and downloaded`, async () => {
    const content = new Blob(['{"messages":[]}\n']);
    for (const answer of [
      await uploadFile(endpoint(), 'größe "1".jsonl', content),
      await getFile(endpoint(), 'file-1'),
    ]) {
      assert(answer.kind === 'answered', JSON.stringify(answer));
      assert.notEqual(answer.value.id, '');
    }
    const downloaded = await getFileContent(endpoint(), 'file-1');
    assert(downloaded.kind === 'answered', JSON.stringify(downloaded));
    assert(downloaded.value.length > 0);
  });

  test(`${name}: an upload that says no purpose is refused, so the form is looked at`, async () => {
    const body = new FormData();
    body.set('file', new Blob(['{}\n']), 'a.jsonl');
    const answer = await send({ method: 'POST', path: '/files', body }, endpoint());
    assert(answer.kind === 'refused', JSON.stringify(answer));
    assert.equal(answer.status, 422);
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

test('each provider has a header of its own: the other one opens nothing', async () => {
  const { origin } = prism;
  for (const [baseUrl, headers] of [
    [`${origin}/v1`, { 'api-key': '0123456789abcdef' }],
    [`${origin}/openai/v1`, { 'x-api-key': '0123456789abcdef' }],
  ] as const) {
    const answer = await getJob({ baseUrl, headers }, 'ftjob-1');
    assert(answer.kind === 'refused', JSON.stringify(answer));
    assert.equal(answer.status, 401);
  }
});

test("what Azure adds: a training type passes, its endpoint grader is not in OpenAI's specification", async () => {
  const endpoint = {
    baseUrl: `${prism.origin}/openai/v1`,
    headers: { 'api-key': '0123456789abcdef' },
  };
  const kinds: string[] = [];
  for (const { body } of azureBodies)
    kinds.push((await createJob(endpoint, JSON.stringify(body))).kind);
  assert.deepEqual(kinds, ['answered', 'refused']);
});

test('a multi grader as the published specification has it, with one grader and no map, is refused', async () => {
  const grader = { type: 'multi', name: 'm', graders: stringCheck, calculate_output: 'exact' };
  const headers = { authorization: 'Bearer sk-test-0123456789' };
  const text = JSON.stringify(reinforced(grader).body);
  const answer = await createJob({ baseUrl: `${prism.origin}/v1`, headers }, text);
  assert(answer.kind === 'refused', JSON.stringify(answer));
  assert.equal(answer.status, 422);
});
