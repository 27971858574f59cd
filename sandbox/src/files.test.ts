import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultDurations } from './state.ts';
import { each, minimalJob, startTestClient, trainingFile, uploadForm } from './testClient.ts';

test('a file is uploaded, processed, listed, read and deleted', async (context) => {
  const { send, clock, sandbox } = await startTestClient(context);
  const form = uploadForm(10);
  const text = await (form.get('file') as Blob).text();
  const { body: uploaded } = await send('POST', '/files', form);
  assert.match(String(uploaded['id']), /^file-[A-Za-z0-9]{24}$/);
  assert.deepEqual(uploaded, {
    object: 'file',
    id: uploaded['id'],
    purpose: 'fine-tune',
    filename: 'rows.jsonl',
    bytes: text.length,
    created_at: clock.now() / 1000,
    expires_at: null,
    status: 'uploaded',
    status_details: null,
  });

  clock.advance(defaultDurations.processing);
  const path = `/files/${String(uploaded.id)}`;
  const processed = { ...uploaded, status: 'processed' };
  assert.deepEqual((await send('GET', path)).body, processed);
  assert.deepEqual((await send('GET', '/files')).body['data'], [processed]);
  assert.deepEqual((await send('GET', '/files?purpose=batch')).body['data'], []);
  assert.equal(await (await fetch(`${sandbox.address}${path}/content`)).text(), text);

  assert.deepEqual((await send('DELETE', path)).body, {
    object: 'file',
    id: uploaded.id,
    deleted: true,
  });
  const gone = [
    ['GET', path],
    ['GET', `${path}/content`],
    ['DELETE', path],
  ] as const;
  for (const [method, address] of gone) {
    const { status, body } = await send(method, address);
    assert.equal(status, 404);
    assert.match(JSON.stringify(body), /No such File object: file-.*"param":"id"/);
  }
});

test('at Azure an uploaded file is pending first', async (context) => {
  const { send, sandbox } = await startTestClient(context);
  const { body } = await send('POST', `${sandbox.azureAddress}/files`, uploadForm(1));
  assert.match(String(body['id']), /^file-[0-9a-f]{32}$/);
  assert.equal(body['status'], 'pending');
});

test('an upload that is incomplete is refused', async (context) => {
  const { send } = await startTestClient(context);
  const without = (name: string) => {
    const form = uploadForm(1);
    form.delete(name);
    return form;
  };
  const empty = uploadForm(1);
  empty.set('file', new Blob([]), 'empty.jsonl');
  const noFile = without('file');
  noFile.set('file', 'a text');
  const refused = [
    [without('purpose'), "Missing required parameter: 'purpose'.", 'purpose'],
    [without('file'), "Missing required parameter: 'file'.", 'file'],
    [noFile, "Missing required parameter: 'file'.", 'file'],
    [empty, 'File is empty.', 'file'],
    ['{}', 'The body of an upload must be multipart/form-data.', null],
  ] as const;
  for (const [form, message, param] of refused) {
    const { status, body } = await send('POST', '/files', form);
    assert.equal(status, 400);
    const error = body['error'] as { message: string; param: string | null };
    assert.deepEqual([error.message, error.param], [message, param]);
  }
  const { body } = await send('POST', '/files', uploadForm(1, 'training'));
  assert.match(JSON.stringify(body), /Invalid value: 'training'\. Supported values are: /);
});

test('a body over the limit is answered with 413 in the envelope', async (context) => {
  const { send } = await startTestClient(context);
  const form = uploadForm(1);
  form.set('file', new Blob([new Uint8Array(33 * 2 ** 20)]), 'large.jsonl');
  const { status, body } = await send('POST', '/files', form);
  assert.equal(status, 413);
  assert.match(JSON.stringify(body), /"code":"request_entity_too_large"/);
});

test('a file that nobody uploaded has a content that a job can be trained on', async (context) => {
  const { send, sandbox } = await startTestClient(context);
  assert.equal((await send('GET', `/files/${trainingFile}`)).body['status'], 'processed');
  const content = await fetch(`${sandbox.address}/files/${trainingFile}/content`);
  const rows = (await content.text()).trim().split('\n');
  assert.ok(rows.length >= 10);
  for (const row of rows) JSON.parse(row);
  assert.equal((await send('GET', '/files/file-missing')).status, 404);
  assert.equal((await send('DELETE', `/files/${trainingFile}`)).status, 200);
  assert.equal((await send('GET', `/files/${trainingFile}`)).status, 404);
});

test('known file ids, when they are told, are the only ones', async (context) => {
  const { send } = await startTestClient(context, { knownFileIds: ['file-train'] });
  assert.deepEqual(each((await send('GET', '/files')).body['data'], 'id'), ['file-train']);
  assert.equal((await send('GET', `/files/${trainingFile}`)).status, 404);
  const job = { ...minimalJob, training_file: 'file-train' };
  assert.equal((await send('POST', '/fine_tuning/jobs', job)).status, 200);
});

test('the list comes in pages', async (context) => {
  const { send, clock } = await startTestClient(context);
  const ids: unknown[] = [];
  for (let number = 0; number < 3; number++) {
    clock.advance(1_000);
    ids.unshift((await send('POST', '/files', uploadForm(1))).body['id']);
  }
  const { body: page } = await send('GET', '/files?limit=2');
  assert.deepEqual(each(page['data'], 'id'), ids.slice(0, 2));
  assert.deepEqual([page['first_id'], page['last_id'], page['has_more']], [ids[0], ids[1], true]);
  const { body: rest } = await send('GET', `/files?after=${String(ids[1])}`);
  assert.deepEqual(each(rest['data'], 'id'), ids.slice(2));
});
