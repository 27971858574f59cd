import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { body, json, startRecorder, type Reply } from '../../../test/support/recorder.ts';
import { readMultipart } from '../../../sandbox/src/multipart.ts';
import { getFile, getFileContent, uploadFile } from './files.ts';

const key = 'sk-proj-0123456789abcdefXYZ';

async function service(t: TestContext, reply: Reply) {
  const recorder = await startRecorder(reply);
  t.after(recorder.close);
  const headers = { authorization: `Bearer ${key}` };
  return { endpoint: { baseUrl: `${recorder.origin}/v1`, headers }, requests: recorder.requests };
}

test('what is known of a file', async (t) => {
  const file = { object: 'file', id: 'file-1', filename: 'step_metrics.csv', bytes: 12 };
  const { endpoint, requests } = await service(t, json(200, { ...file, status: 'processed' }));
  const answer = await getFile(endpoint, 'file-1/../x');
  assert(answer.kind === 'answered');
  assert.deepEqual(answer.value, {
    id: 'file-1',
    fileName: 'step_metrics.csv',
    bytes: 12,
    purpose: undefined,
    status: 'processed',
  });
  assert.equal(requests[0]?.path, '/v1/files/file-1%2F..%2Fx');
});

test('a job is no file', async (t) => {
  const { endpoint } = await service(t, json(200, { object: 'fine_tuning.job', id: 'ftjob-1' }));
  assert.equal((await getFile(endpoint, 'file-1')).kind, 'unreadable');
});

test('the content comes byte for byte, also when it is JSON or no text', async (t) => {
  for (const content of [Buffer.from([0, 255, 13, 10]), Buffer.from('{"a":1}'), Buffer.alloc(0)]) {
    const { endpoint, requests } = await service(t, body(200, content));
    const answer = await getFileContent(endpoint, 'file-1');
    assert(answer.kind === 'answered');
    assert.deepEqual(Buffer.from(answer.value), content);
    assert.equal(requests[0]?.path, '/v1/files/file-1/content');
    assert.equal(requests[0].headers.accept, '*/*');
  }
});

test('a content that is too long is not read to its end', async (t) => {
  const { endpoint } = await service(t, body(200, 'x'.repeat(2_000_000)));
  const answer = await getFileContent(endpoint, 'file-1', { maximumBytes: 1000 });
  assert(answer.kind === 'unreadable');
  assert.equal(answer.problem, 'tooLarge');
});

test('a refusal of a content is one, without the key', async (t) => {
  const { endpoint } = await service(
    t,
    json(404, { error: { message: `No such File object, said ${key}` } }),
  );
  const answer = await getFileContent(endpoint, 'file-1');
  assert(answer.kind === 'refused');
  assert.equal(answer.error.message, 'No such File object, said [key removed]');
});

test('a redirect of a content is not followed', async (t) => {
  const { endpoint, requests } = await service(
    t,
    body(302, '', { location: 'https://x.example/' }),
  );
  assert.equal((await getFileContent(endpoint, 'file-1')).kind, 'redirected');
  assert.equal(requests.length, 1);
});

test('a file is uploaded byte for byte, for fine-tuning, in one request', async (t) => {
  const reply = json(200, { object: 'file', id: 'file-1', filename: 'rows.jsonl' });
  const { endpoint, requests } = await service(t, reply);
  const content = Buffer.alloc(3_000_000, '{"a":"é"}\r\n');
  const answer = await uploadFile(endpoint, 'rows "1"\n.jsonl', new Blob([content]));
  assert(answer.kind === 'answered');
  assert.equal(answer.value.id, 'file-1');
  assert.equal(requests.length, 1);
  const [{ method, path, headers, body: sent }] = requests as [(typeof requests)[0]];
  assert.equal(`${method} ${path}`, 'POST /v1/files');
  assert.equal(headers.authorization, `Bearer ${key}`);
  const parts = readMultipart(headers['content-type'] ?? '', sent);
  assert.equal(Buffer.from(parts!.get('purpose')!.content).toString(), 'fine-tune');
  assert.equal(parts!.get('file')!.fileName, 'rows "1"\r\n.jsonl'.replace('\r\n', '\n'));
  assert.deepEqual(Buffer.from(parts!.get('file')!.content), content);
});
