import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmissionState } from '../../api/submission.ts';
import { knownFiles } from './knownFiles.ts';

const created: SubmissionState = { kind: 'created', jobId: 'ftjob-1', at: 1, answer: '' };

const address = 'https://a.example';
const azure = { connectionId: 'a', address };

const submission = (startedAt: number, body: object, state: SubmissionState = created) => ({
  fileName: `${startedAt}.ftjob.json`,
  connection: { id: 'a', label: 'Azure', kind: 'azure', address },
  body: JSON.stringify(body),
  startedAt,
  state,
});

const upload = (id: string, at: number, from = azure) => ({
  ...{ id, fileName: 'rows.jsonl', service: 'Azure', at },
  ...from,
});

test('uploads with their names, and the files of jobs that were created, the newest first', () => {
  const found = knownFiles(
    [upload('file-a', 2), upload('file-b', 1)],
    [
      submission(4, { training_file: 'file-c', validation_file: 'file-b' }),
      submission(3, { training_file: 'file-c', validation_file: null }),
      submission(5, { training_file: 'file-d' }, { kind: 'notSent', reason: 'x', at: 5 }),
    ],
    azure,
    (time) => `at ${time}`,
  );
  assert.deepEqual(found, [
    {
      id: 'file-c',
      fileName: undefined,
      description: 'In 4.ftjob.json, submitted to Azure: at 4.',
    },
    { id: 'file-b', fileName: 'rows.jsonl', description: 'rows.jsonl, uploaded to Azure: at 1.' },
    { id: 'file-a', fileName: 'rows.jsonl', description: 'rows.jsonl, uploaded to Azure: at 2.' },
  ]);
});

test('a body that cannot be read names no file, and the others are there', () => {
  const unreadable = ['{"training_file":"file-1"', '[]', ''].map((body) => ({
    ...submission(2, {}),
    body,
  }));
  const readable = submission(1, { training_file: 'file-2' });
  const found = knownFiles([], [...unreadable, readable], azure, String);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['file-2'],
  );
});

test('files of other services and of sandboxes that have ended are left out', () => {
  const sandbox = { connectionId: 'sandbox', address: 'http://127.0.0.1:2/v1' };
  const ended = { ...sandbox, address: 'http://127.0.0.1:1/v1' };
  const uploads = [upload('file-a', 3), upload('file-b', 2, sandbox), upload('file-c', 1, ended)];
  const idsAt = (place: typeof azure) =>
    knownFiles(uploads, [submission(4, { training_file: 'file-d' })], place, String).map(
      ({ id }) => id,
    );
  assert.deepEqual(idsAt(sandbox), ['file-b']);
  assert.deepEqual(idsAt(azure), ['file-d', 'file-a']);
  assert.deepEqual(idsAt({ ...azure, address: 'https://b.example' }), []);
});

test('of two connections to one address the own files come first', () => {
  const uploads = [upload('file-a', 1), upload('file-b', 2, { ...azure, connectionId: 'b' })];
  const ids = knownFiles(uploads, [], azure, String).map(({ id }) => id);
  assert.deepEqual(ids, ['file-a', 'file-b']);
});
