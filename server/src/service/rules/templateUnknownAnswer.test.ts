import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import { findingsOf } from '../findings.ts';
import { readJob } from '../job.ts';
import { syntaxFix } from './syntaxFixes.ts';

const schema = (extra: string) =>
  `{"type":"object","properties":{"answer":{"type":"object","properties":{"unit":{}},"additionalProperties":false},"rows":{"type":"array","items":{"properties":{"price":{}},"additionalProperties":false}}}${extra}}`;

function job(path: string, extra = ',"additionalProperties":false', isFlat = false): string {
  const format = isFlat
    ? `{"type":"json_schema","name":"a","schema":${schema(extra)}}`
    : `{"type":"json_schema","json_schema":{"name":"a","schema":${schema(extra)}}}`;
  return jobWithGrader(
    `{"type":"string_check","name":"n","input":"\\n{{sample.output_json.${path}}}","reference":"{{item.a}}","operation":"eq"}`,
  ).replace('"grader":', `"response_format":${format},"grader":`);
}

test('a field that the answer cannot have is told, with what was meant', () => {
  for (const isFlat of [false, true])
    assert.deepEqual(readableFindings(job('answr', undefined, isFlat)), [
      'warning template-unknown-answer answr: By the "response_format", the answer has no field "answr". Did you mean "answer"?',
    ]);
  assert.deepEqual(readableFindings(job('rows[0].weight')), [
    'warning template-unknown-answer weight: By the "response_format", the answer has no field "weight". It has "price".',
  ]);
  assert.deepEqual(readableFindings(job('answer.unti')), [
    'warning template-unknown-answer unti: By the "response_format", the answer has no field "unti". Did you mean "unit"?',
  ]);
});

test('the fix leaves a reference that fits', () => {
  const text = job('answr');
  const [edit] = findingsOf(readJob(text), testContext)[0]!.fixes!(syntaxFix)[0]!.edits;
  const after = text.slice(0, edit!.start) + edit!.text + text.slice(edit!.end);
  assert.deepEqual(readableFindings(after), []);
});

test('a name that no reference can hold is told, and there is no fix', () => {
  const text = job('summary').replace('"unit"', '"_"').replace('"answer":', '" summary":');
  const [finding] = findingsOf(readJob(text), testContext);
  assert.match(finding!.message, /Did you mean " summary"\?/);
  assert.equal(finding!.fixes, undefined);
});

test('nothing is said of what the schema leaves open', () => {
  for (const text of [job('answr', ''), job('answer.unit.x'), job('rows[3].price'), job('answer')])
    assert.deepEqual(readableFindings(text), []);
});

/** A job with this schema of the answer, whose one template reads a path below it. */
function jobWithSchema(path: string, whole: string): string {
  return job(path).replace(schema(',"additionalProperties":false'), whole);
}

const row = '{"type":"object","properties":{"price":{}},"additionalProperties":false}';

test('references and alternatives are followed', () => {
  const schemas = [
    `{"properties":{"row":{"$ref":"#/$defs/row"}},"$defs":{"row":${row}}}`,
    `{"properties":{"row":{"anyOf":[{"$ref":"#/$defs/row"},{"type":"null"}]}},"$defs":{"row":${row}}}`,
    `{"properties":{"row":{"allOf":[${row}]}}}`,
  ];
  for (const whole of schemas) {
    assert.deepEqual(readableFindings(jobWithSchema('row.prise', whole)), [
      'warning template-unknown-answer prise: By the "response_format", the answer has no field "prise". Did you mean "price"?',
    ]);
    assert.deepEqual(readableFindings(jobWithSchema('row.price', whole)), []);
  }
});

test('nothing is said where one of the alternatives is open, or where schemas are combined', () => {
  for (const whole of [
    `{"properties":{"row":{"anyOf":[${row},{"type":"object"}]}}}`,
    `{"properties":{"row":{"anyOf":[${row},{"properties":{"prise":{}},"additionalProperties":false}]}}}`,
    `{"properties":{"row":{"allOf":[${row},${row}]}}}`,
    `{"properties":{"row":{"$ref":"https://example.com/row"}}}`,
    `{"properties":{"row":{"$ref":"#/$defs/row"}},"$defs":{"row":{"$ref":"#/$defs/row"}}}`,
  ])
    assert.deepEqual(readableFindings(jobWithSchema('row.prise', whole)), [], whole);
});
