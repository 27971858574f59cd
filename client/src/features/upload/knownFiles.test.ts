import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmissionState } from '../../api/submission.ts';
import { knownFiles } from './knownFiles.ts';

const created: SubmissionState = { kind: 'created', jobId: 'ftjob-1', at: 1, answer: '' };

const submission = (startedAt: number, body: object, state: SubmissionState = created) => ({
  fileName: `${startedAt}.ftjob.json`,
  connection: { id: 'a', label: 'Azure', kind: 'azure', address: 'https://a.example' },
  body: JSON.stringify(body),
  startedAt,
  state,
});

const upload = (id: string, at: number) => ({ id, fileName: 'rows.jsonl', service: 'Sandbox', at });

test('uploads with their names, and the files of jobs that were created, the newest first', () => {
  const found = knownFiles(
    [upload('file-a', 2), upload('file-b', 1)],
    [
      submission(4, { training_file: 'file-c', validation_file: 'file-b' }),
      submission(3, { training_file: 'file-c', validation_file: null }),
      submission(5, { training_file: 'file-d' }, { kind: 'notSent', reason: 'x', at: 5 }),
    ],
    (time) => `at ${time}`,
  );
  assert.deepEqual(found, [
    {
      id: 'file-c',
      fileName: undefined,
      description: 'In 4.ftjob.json, submitted to Azure: at 4.',
    },
    { id: 'file-b', fileName: 'rows.jsonl', description: 'rows.jsonl, uploaded to Sandbox: at 1.' },
    { id: 'file-a', fileName: 'rows.jsonl', description: 'rows.jsonl, uploaded to Sandbox: at 2.' },
  ]);
});

test('a body that cannot be read names no file, and the others are there', () => {
  const unreadable = ['{"training_file":"file-1"', '[]', ''].map((body) => ({
    ...submission(2, {}),
    body,
  }));
  const found = knownFiles([], [...unreadable, submission(1, { training_file: 'file-2' })], String);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['file-2'],
  );
});
