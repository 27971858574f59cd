import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';

const job = (id: string) => `{"model":"gpt-4.1-2025-04-14","training_file":${JSON.stringify(id)}}`;
const form = 'its id looks like "file-U8JZpDE0iGXlD6gNCFbaEPFj"';

test('ids of both providers are right', () => {
  for (const id of [
    'file-BK7bzQj3FfZFXr7DbL6xJwfo',
    'file-MNu4SQN4hf2nJmWVXyv8qW',
    'file-8289de70b4af4de98f2136dcd694e0ec',
  ])
    assert.deepEqual(readableFindings(job(id)), [], id);
});

test('paths are refused', () => {
  for (const path of [
    './data/train.jsonl',
    'train.jsonl',
    'data\\train.jsonl',
    'C:\\data\\train',
    'local:data/train.jsonl',
    './my/your/*.jsonl',
  ])
    assert.deepEqual(readableFindings(job(path)), [
      `error file-id ${JSON.stringify(path)}: This is the path of a file. Upload the file first (in VS Code by Upload File) and write its id here: ${form}.`,
    ]);
});

test('addresses are refused', () => {
  for (const address of ['https://example.com/train.jsonl', 's3://bucket/train', 'file:///tmp/x'])
    assert.deepEqual(readableFindings(job(address)), [
      `error file-id "${address}": This is an address. Upload the file first and write its id here: ${form}.`,
    ]);
});

test('an empty id is refused', () => {
  assert.deepEqual(readableFindings(job(' ')), [
    `error file-id " ": The id of an uploaded file is missing here: ${form}.`,
  ]);
});

test('texts that stand for an id are to be replaced', () => {
  for (const id of [
    '<TRAINING_FILE_ID>',
    'YOUR_FILE_ID',
    'file-<id>',
    '${TRAINING_FILE}',
    '{{training_file}}',
    'file-xxxxxx',
    'TODO',
    'file-abc123',
    'file-training',
    'file-validation',
    'file-XXXX',
    'path/to/<your file>.jsonl',
  ])
    assert.deepEqual(readableFindings(job(id)), [
      `information placeholder-file-id "${id}": Replace this by the id of an uploaded file.`,
    ]);
});

test('what looks like no id is a hint, since other services may have other ids', () => {
  for (const id of [
    'file-all-about-the-weather',
    'abc',
    '7',
    'be3b63e5-5c1f-4a7e-9d0b-1f2e3d4c5b6a',
    'electroencephalographer',
    'trainingdatasetversion12',
    'TRAININGDATASETVERSION12',
  ])
    assert.deepEqual(readableFindings(job(id)), [
      `hint placeholder-file-id "${id}": This does not look like the id of an uploaded file: "file-" and 22 or more letters and digits.`,
    ]);
});

test('the validation file is judged too, and null is no id but right', () => {
  assert.match(readableFindings(jobWith('"validation_file":"x.jsonl"'))[0]!, /^error file-id/);
  assert.deepEqual(readableFindings(jobWith('"validation_file":null')), []);
});

test('an id is judged only at its place', () => {
  assert.deepEqual(readableFindings(jobWith('"metadata":{"training_file":"data/x.jsonl"}')), []);
  assert.deepEqual(readableFindings(`{"model":"m","training_file":"${trainingFile}"}`), []);
});

test('the id of a job', () => {
  assert.deepEqual(readableFindings(job('ftjob-abc123')), [
    `warning file-id "ftjob-abc123": This is the id of a job. Write the id of an uploaded file here: ${form}.`,
  ]);
});

test('an id of Azure without its prefix', () => {
  const id = '8289de70b4af4de98f2136dcd694e0ec';
  assert.deepEqual(fixedTexts(job(id), 'file-id'), [[`Change to "file-${id}"`, job(`file-${id}`)]]);
});

test('an id whose prefix is missing or miswritten has a fix, and may be right at another service', () => {
  const id = trainingFile.slice('file-'.length);
  for (const text of [`File-${id}`, `file_${id}`, `file${id}`, id]) {
    const message = `file-id "${text}": The id of an uploaded file begins with "file-". Write "${trainingFile}".`;
    assert.deepEqual(readableFindings(job(text)), [`information ${message}`]);
    const atOpenai = readableFindings(job(text), { ...testContext, provider: 'openai' });
    assert.ok(atOpenai.includes(`warning ${message}`), atOpenai.join());
    assert.deepEqual(fixedTexts(job(text), 'file-id'), [
      [`Change to "${trainingFile}"`, job(trainingFile)],
    ]);
  }
});
