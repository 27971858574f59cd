import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'bare-schema';
const job = (format: string) =>
  jobWithGrader(
    `{"type":"string_check","name":"n","input":"{{sample.output_json.total}}","reference":"x","operation":"eq"},"response_format":${format}`,
  );

test('a schema in the place of the response format is one message, and the fix puts it into one', () => {
  const schema = '{"type":"object","properties":{"total":{"type":"number"}}}';
  assert.deepEqual(
    readableFindings(job(schema)).filter((one) => one.startsWith('error')),
    [
      `error ${code} "response_format": This is a JSON Schema. Its place is "json_schema.schema" in a response format of type "json_schema".`,
    ],
  );
  const after = job(
    `{ "type": "json_schema", "json_schema": { "name": "answer", "schema": ${schema} } }`,
  );
  assert.deepEqual(fixedTexts(job(schema), code), [['Put it into a response format', after]]);
  assert.deepEqual(readableFindings(after), []);
});

test('lines stay lines', () => {
  const [[, after] = []] = fixedTexts(job('{\n  "properties": {}\n}'), code);
  assert.equal(
    after,
    job(`{
  "type": "json_schema",
  "json_schema": {
    "name": "answer",
    "schema": {
      "properties": {}
    }
  }
}`),
  );
});

test('another type is not known', () => {
  const [finding] = readableFindings(job('{"type":"json","properties":{}}'));
  assert.doesNotMatch(finding!, new RegExp(code));
});
