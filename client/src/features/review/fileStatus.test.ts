import assert from 'node:assert/strict';
import { test } from 'node:test';
import { body, json, startRecorder, type Reply } from '../../../../test/support/recorder.ts';
import { fileKey, fileStatus, type FileStatus } from './fileStatus.ts';

const statusOf = async (reply: Reply) => (await look(reply)).words;

async function look(reply: Reply): Promise<FileStatus> {
  const service = await startRecorder(reply);
  try {
    const endpoint = { baseUrl: `${service.origin}/v1`, headers: {} };
    return await fileStatus(endpoint, 'file-1', new AbortController().signal);
  } finally {
    await service.close();
  }
}

const file = (fields: object) => json(200, { object: 'file', id: 'file-1', ...fields });

test('a file that is ready, and one that is not', async () => {
  assert.equal(
    await statusOf(
      file({ filename: 'rows.jsonl', bytes: 2500, status: 'processed', purpose: 'fine-tune' }),
    ),
    'rows.jsonl, 2.5 kB, processed',
  );
  assert.equal(
    await statusOf(file({ bytes: 999, status: 'pending' })),
    '999 bytes, pending: the service is not done with it yet',
  );
  assert.match(await statusOf(file({ purpose: 'batch' })), /uploaded for batch, not for fine-tune/);
});

test('what it means for the job, by the word of the service', async () => {
  for (const [fields, standing] of [
    [{ status: 'processed' }, 'ready'],
    [{}, 'ready'],
    [{ status: 'uploaded' }, 'pending'],
    [{ status: 'pending' }, 'pending'],
    [{ status: 'error' }, 'failed'],
    [{ status: 'processed', purpose: 'batch' }, 'otherPurpose'],
  ] as const)
    assert.equal((await look(file(fields))).standing, standing, JSON.stringify(fields));
  assert.equal(await statusOf(file({ status: 'error' })), 'error: the service cannot use it');
});

test('what may be told later is told apart from what stays as it is', async () => {
  const error = { error: { message: 'no', type: 't', param: null, code: null } };
  for (const [reply, standing] of [
    [json(404, error), 'missing'],
    [json(401, error), 'denied'],
    [json(403, error), 'denied'],
    [json(429, error), 'untold'],
    [json(503, error), 'untold'],
    [body(200, '<h1>'), 'untold'],
  ] as const)
    assert.equal((await look(reply)).standing, standing);
});

test('a file that is not there, and a service that does not say', async () => {
  const error = { error: { message: 'no', type: 't', param: null, code: null } };
  assert.equal(await statusOf(json(404, error)), 'the service has no such file');
  assert.equal(await statusOf(json(403, error)), 'could not be looked up (HTTP 403)');
  assert.equal(await statusOf(body(200, '<h1>')), 'could not be looked up (HTTP 200)');
  assert.equal(
    await statusOf((response) => response.destroy()),
    'could not be looked up: no answer',
  );
});

test("a file's name is one short line", async () => {
  const status = await statusOf(file({ filename: `a\n\u202e${'b'.repeat(500)}` }));
  assert.doesNotMatch(status, /[\n\u202e]/);
  assert.ok(status.length < 100);
});

test('what was told to one connection, organization or project is not shown for another', () => {
  const openai = { id: 'a', label: 'OpenAI', kind: 'openai', address: 'https://api.openai.com/v1' };
  const keys = [
    openai,
    { ...openai, id: 'b' },
    { ...openai, address: 'https://eu.api.openai.com/v1' },
    { ...openai, organization: 'x' },
    { ...openai, project: 'x' },
  ].map((connection) => fileKey(connection, 'file-1'));
  assert.equal(new Set(keys).size, keys.length, keys.join('\n'));
  assert.notEqual(fileKey(openai, 'file-1'), fileKey(openai, 'file-2'));
  assert.equal(fileKey(openai, 'file-1'), fileKey({ ...openai, label: 'Mine' }, 'file-1'));
});
