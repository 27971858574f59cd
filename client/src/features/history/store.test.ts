import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Intent, SubmissionState } from '../../api/submission.ts';
import { nodeFiles } from './files.ts';
import { openStore } from './store.ts';

function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'ftjob-history-'));
}

function storeIn(folder: string) {
  const reported: string[] = [];
  const files = nodeFiles(folder);
  const store = openStore({
    files,
    report: (name) => reported.push(name),
    changed: () => undefined,
  });
  return { ...store, files, reported };
}

const intent = (id: string, startedAt = 1): Intent => ({
  id,
  document: 'file:///a.ftjob.json',
  fileName: 'a.ftjob.json',
  connection: {
    id: 'openai',
    label: 'OpenAI',
    kind: 'openai',
    address: 'https://api.openai.com/v1',
  },
  body: '{"model": "m"}\n',
  startedAt,
});

const created: SubmissionState = { kind: 'created', jobId: 'ftjob-1', at: 2, answer: '{}' };

test('an intent is what another window reads', async () => {
  const folder = newFolder();
  const begun = await storeIn(folder).begin(intent('a'));
  assert.deepEqual(await storeIn(folder).list(), [begun]);
  assert.deepEqual(begun.state, { kind: 'intended' });
});

test('submissions are listed newest first, with what became of them', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('old', 1));
  await store.begin(intent('new', 2));
  await store.settle('old', created);
  const listed = await store.list();
  assert.deepEqual(
    listed.map(({ id, state }) => [id, state.kind]),
    [
      ['new', 'intended'],
      ['old', 'created'],
    ],
  );
});

test('a created job is never forgotten for what another window believed', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  await store.settle('a', created);
  await store.settle('a', { kind: 'unknown', reason: 'timeout', at: 3, lookedAt: 3 });
  assert.deepEqual((await store.get('a'))?.state, created);
});

test('a broken file is set aside and reported, and the rest stays readable', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  await store.begin(intent('b', 2));
  await store.settle('b', created);
  await store.update('b', { notes: 'good' });
  await store.files.write('submissions/a/intent.json', '{"version":1,"val');
  await store.files.write('submissions/b/events.json', '{"version":1,"value":[1]}');
  const listed = await store.list();
  assert.deepEqual(
    listed.map(({ id, notes }) => [id, notes]),
    [['b', 'good']],
  );
  assert.deepEqual(store.reported.sort(), [
    'submissions/a/intent.json',
    'submissions/b/events.json',
  ]);
  assert.deepEqual((await store.files.list('broken')).length, 2);
});

test('what is removed is gone as a whole', async () => {
  const store = storeIn(newFolder());
  await store.begin(intent('a'));
  await store.remove('a');
  await store.update('a', { notes: 'late' });
  assert.deepEqual(await store.list(), []);
  assert.deepEqual(await store.files.list('pending'), []);
});
