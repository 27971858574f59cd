import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

/** A job that compares this text, as it stands in the file, with a key of the row. */
const job = (input: string) =>
  jobWithGrader(
    `{"type":"string_check","name":"g","input":"${input}","reference":"{{item.answer}}","operation":"eq"}`,
  );

/** Text before the mistake whose length in the file is not that of what it means. */
const escapes = String.raw`caf\u00e9 \"x\"\n😀 \ud83d\ude00 \\ `;

const format = (type: string) => (text: string) =>
  text.replace('"reinforcement":{', `"reinforcement":{"response_format":{"type":"${type}"},`);
const message =
  'warning template-output-json output_json: The answer is JSON only if the job has a "response_format". Add one to "reinforcement", or use output_text.';

test('output_json needs a response format', () => {
  for (const input of ['{{sample.output_json}}', `${escapes}{{sample.output_json.answer[0].x}}`])
    assert.deepEqual(readableFindings(job(input)), [message]);
  assert.deepEqual(readableFindings(format('text')(job('{{sample.output_json}}'))), [message]);
  assert.deepEqual(readableFindings(format('json_object')(job('{{sample.output_json.a}}'))), []);
});

test('a missing response format is one mistake, however many paths need it', () => {
  const found = readableFindings(job('{{sample.output_json.a}} {{sample.output_json.b}}'));
  assert.deepEqual(found, [message]);
});

test('the whole answer can be taken as text; for a part of it no fix is sure', () => {
  const code = 'template-output-json';
  assert.deepEqual(fixedTexts(job(`${escapes}{{ sample.output_json }}`), code), [
    ['Change to "output_text"', job(`${escapes}{{ sample.output_text }}`)],
  ]);
  assert.deepEqual(fixedTexts(job('{{sample.output_json.answer}}'), code), []);
});
