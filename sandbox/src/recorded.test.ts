// The service against what the real one was recorded to answer, where the recordings are at hand.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject } from './json.ts';
import { startTestClient, trainingFile, validationFile } from './testClient.ts';

const corpus = '/work/shared/corpus';
const skip = existsSync(corpus) ? false : `${corpus} is not on this machine`;

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(corpus, name), 'utf8'));
}

test('recorded refusals', { skip }, async (context) => {
  const { send } = await startTestClient(context);
  const names = readdirSync(join(corpus, 'recorded')).filter((name) =>
    name.startsWith('Exception'),
  );
  assert.equal(names.length, 3);
  for (const name of names) {
    const recorded = readJson(`recorded/${name}`) as {
      request: object;
      status: number;
      response: object;
    };
    const { status, body } = await send('POST', '/fine_tuning/jobs', recorded.request);
    assert.equal(status, recorded.status);
    assert.deepEqual(body, recorded.response);
  }
});

test('recorded jobs', { skip }, async (context) => {
  const { send } = await startTestClient(context);
  const names = readdirSync(join(corpus, 'recorded')).filter((name) => name.startsWith('dotnet'));
  assert.equal(names.length, 2);
  for (const name of names) {
    const recorded = readJson(`recorded/${name}`) as {
      RequestBody: JsonObject;
      StatusCode: number;
      ResponseBody: JsonObject;
    };
    const { status, body } = await send('POST', '/fine_tuning/jobs', recorded.RequestBody);
    assert.equal(status, recorded.StatusCode);
    const differing = ['id', 'created_at', 'organization_id'];
    if (recorded.RequestBody['seed'] === undefined) differing.push('seed');
    for (const name of differing)
      assert.equal(typeof body[name], typeof recorded.ResponseBody[name]);
    const same = Object.fromEntries(differing.map((name) => [name, recorded.ResponseBody[name]]));
    assert.deepEqual({ ...body, ...same }, recorded.ResponseBody);
  }
});

test(
  'jobs that people sent are accepted at the provider that they were for',
  { skip },
  async (context) => {
    const { send, sandbox } = await startTestClient(context);
    const index = readJson('index.json') as { file: string; kind: string; known_bad: boolean }[];
    const jobs = index.filter(({ kind, known_bad }) => kind === 'job' && !known_bad);
    assert.ok(jobs.length > 10);
    for (const { file } of jobs) {
      const body = readJson(file) as JsonObject;
      const isForAzure = /trainingType|max_episode_steps/.test(JSON.stringify(body));
      const address = isForAzure ? sandbox.azureAddress : sandbox.address;
      const { status, body: answer } = await send('POST', `${address}/fine_tuning/jobs`, {
        ...(isForAzure && { trainingType: 'GlobalStandard' }),
        ...body,
        // Most bodies have a placeholder there.
        training_file: trainingFile,
        ...(body['validation_file'] !== undefined && { validation_file: validationFile }),
      });
      assert.equal(status, 200, `${file}: ${JSON.stringify(answer)}`);
    }
  },
);

test('graders and runs that people sent are accepted', { skip }, async (context) => {
  const { send, sandbox } = await startTestClient(context);
  const index = readJson('index.json') as { file: string; kind: string; known_bad: boolean }[];
  for (const { file, kind, known_bad } of index) {
    const body = readJson(file) as JsonObject;
    const alpha = `${sandbox.azureAddress}/fine_tuning/alpha/graders`;
    if (kind === 'grader_run')
      assert.equal((await send('POST', `${alpha}/run`, body)).status, 200, file);
    // A label_model grader is taken inside a multi grader only.
    if (kind === 'grader' && !known_bad && body['type'] !== 'label_model') {
      const { status, body: answer } = await send('POST', `${alpha}/validate`, { grader: body });
      assert.equal(status, 200, `${file}: ${JSON.stringify(answer)}`);
    }
  }
});
