/** The official package is the judge of what goes over the wire: the same call made by both must look the same. */
import { after, before, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import type { JobCreateParams } from 'openai/resources/fine-tuning/jobs/jobs';
import type { Endpoint } from '../../client/src/api/http.ts';
import { getFile } from '../../client/src/api/files.ts';
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
import { listModels } from '../../client/src/api/models.ts';
import { json, startRecorder, type RecordedRequest, type Recorder } from '../support/recorder.ts';
import { azureBodies, exampleBodies, specifiedBodies } from './bodies.ts';

const key = 'sk-test-0123456789';
const job = { object: 'fine_tuning.job', id: 'ftjob-1', status: 'queued' };

let recorder: Recorder;
let seen: RecordedRequest[] = [];

before(async () => {
  // The package takes addresses, accounts and headers from the environment.
  for (const name of Object.keys(process.env))
    if (name.startsWith('OPENAI_')) Reflect.deleteProperty(process.env, name);
  recorder = await startRecorder((response, request) => {
    seen.push(request);
    const isList =
      /\/(jobs|events|checkpoints|models)(\?.*)?$/.test(request.path) && request.method === 'GET';
    json(200, isList ? { object: 'list', data: [], has_more: false } : job)(response, request);
  });
});
beforeEach(() => (seen = []));
after(() => recorder.close());

interface Provider {
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How the package is told to authorize itself so. */
  readonly options: Partial<ConstructorParameters<typeof OpenAI>[0]>;
}

const providers: readonly Provider[] = [
  {
    name: 'OpenAI',
    path: '/v1',
    headers: { authorization: `Bearer ${key}`, 'openai-organization': 'org-1' },
    options: { apiKey: key, organization: 'org-1' },
  },
  {
    name: 'Azure v1',
    path: '/openai/v1',
    headers: { 'api-key': key },
    options: { apiKey: 'unused', defaultHeaders: { 'api-key': key, Authorization: null } },
  },
];

function bothFor(provider: Provider): { ours: Endpoint; theirs: OpenAI } {
  const baseUrl = recorder.origin + provider.path;
  return {
    ours: { baseUrl, headers: provider.headers },
    theirs: new OpenAI({ ...provider.options, baseURL: baseUrl, maxRetries: 0 }),
  };
}

/** What must agree of the two requests that have arrived. */
function assertSame(): void {
  const [ours, theirs] = seen.map(({ method, path, headers, body }) => ({
    method,
    path,
    body: body.length === 0 ? undefined : (JSON.parse(body.toString('utf8')) as unknown),
    contentType: headers['content-type'],
    accept: headers.accept,
    authorization: headers.authorization,
    apiKey: headers['api-key'],
    organization: headers['openai-organization'],
  }));
  assert.equal(seen.length, 2, 'each of the two sends one request');
  assert.deepEqual(ours, theirs);
}

for (const provider of providers) {
  for (const { name, body } of [...specifiedBodies, ...azureBodies, ...exampleBodies])
    test(`${provider.name}, create: ${name}`, async () => {
      const { ours, theirs } = bothFor(provider);
      const answer = await createJob(ours, JSON.stringify(body, undefined, 2));
      await theirs.fineTuning.jobs.create(body as JobCreateParams);
      assertSame();
      assert.deepEqual(JSON.parse(seen[0]?.body.toString('utf8') ?? ''), body);
      assert.equal(answer.kind, 'answered');
    });

  test(`${provider.name}, get`, async () => {
    const { ours, theirs } = bothFor(provider);
    await getJob(ours, 'ftjob-1');
    await theirs.fineTuning.jobs.retrieve('ftjob-1');
    assertSame();
  });

  test(`${provider.name}, cancel`, async () => {
    const { ours, theirs } = bothFor(provider);
    await cancelJob(ours, 'ftjob-1');
    await theirs.fineTuning.jobs.cancel('ftjob-1');
    assertSame();
  });

  test(`${provider.name}, pause and resume`, async () => {
    const { ours, theirs } = bothFor(provider);
    await pauseJob(ours, 'ftjob-1');
    await theirs.fineTuning.jobs.pause('ftjob-1');
    assertSame();
    seen = [];
    await resumeJob(ours, 'ftjob-1');
    await theirs.fineTuning.jobs.resume('ftjob-1');
    assertSame();
  });

  test(`${provider.name}, file`, async () => {
    const { ours, theirs } = bothFor(provider);
    await getFile(ours, 'file-1');
    await theirs.files.retrieve('file-1');
    assertSame();
  });

  test(`${provider.name}, list`, async () => {
    const { ours, theirs } = bothFor(provider);
    const page = { after: 'ftjob-0', limit: 7 };
    assert.equal((await listJobs(ours, page)).kind, 'answered');
    await theirs.fineTuning.jobs.list(page);
    assertSame();
  });

  test(`${provider.name}, events`, async () => {
    const { ours, theirs } = bothFor(provider);
    assert.equal((await listEvents(ours, 'ftjob-1', {})).kind, 'answered');
    await theirs.fineTuning.jobs.listEvents('ftjob-1');
    assertSame();
  });

  test(`${provider.name}, checkpoints`, async () => {
    const { ours, theirs } = bothFor(provider);
    const page = { after: 'ftckpt_0', limit: 7 };
    assert.equal((await listCheckpoints(ours, 'ftjob-1', page)).kind, 'answered');
    await theirs.fineTuning.jobs.checkpoints.list('ftjob-1', page);
    assertSame();
  });

  test(`${provider.name}, models`, async () => {
    const { ours, theirs } = bothFor(provider);
    assert.equal((await listModels(ours)).kind, 'answered');
    await theirs.models.list();
    assertSame();
  });
}
