import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'answer-schema';
const job = (schema: string, strict = '') =>
  jobWithGrader(
    `{"type":"string_check","name":"n","input":"{{sample.output_json.a}}","reference":"x","operation":"eq"},"response_format":{"type":"json_schema","json_schema":{"name":"n",${strict}"schema":${schema}}}`,
  );
const found = (text: string) => readableFindings(text).filter((one) => one.includes(code));

test('misspelt words of the schema', () => {
  const text = job('{"type":"objekt","propertys":{"a":{"type":"text"}}}');
  assert.deepEqual(found(text), [
    `warning ${code} "objekt": JSON Schema has no type "objekt". Did you mean "object"?`,
    `warning ${code} "propertys": JSON Schema has no "propertys". Did you mean "properties"?`,
  ]);
  assert.deepEqual(
    fixedTexts(text, code).map(([title]) => title),
    ['Change to "object"', 'Change to "properties"'],
  );
});

test('what strict demands of each object', () => {
  const strict = '"strict":true,';
  const message =
    'With "strict", each object lists all its properties in "required" and has "additionalProperties": false.';
  const inner = '{"type":"object","properties":{"b":{"type":"null"}}}';
  const text = job(`{"type":"object","properties":{"a":${inner}},"required":[]}`, strict);
  assert.deepEqual(found(text), [
    `warning ${code} "schema": ${message}`,
    `warning ${code} "a": ${message}`,
  ]);
  const fixed = (schema: string) => fixedTexts(job(schema, strict), code).map(([, after]) => after);
  const closed = '"required":["b"],"additionalProperties":false}';
  assert.deepEqual(fixed(inner), [
    job(`${inner.slice(0, -1)}, "required": ["b"], "additionalProperties": false}`, strict),
  ]);
  assert.deepEqual(fixed(`${inner.slice(0, -1)},"required":[],"additionalProperties":true}`), [
    job(`${inner.slice(0, -1)},${closed}`, strict),
  ]);
  const right =
    '{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}';
  assert.deepEqual(readableFindings(job(right, strict)), []);
});

test('nothing is said of other words, nor of an object that is not strict', () => {
  for (const schema of [
    '{"type":"object","properties":{"a":{"type":"string","x-require":2}}}',
    '{"type":["object","null"],"properties":{"propertys":{"type":"string"}}}',
  ])
    assert.deepEqual(found(job(schema)), [], schema);
});
