import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'wrapped-properties';

test('a job under a key of its own', () => {
  const wrapped = `{"job":${jobWith('"seed":1')}}`;
  assert.deepEqual(readableFindings(wrapped), [
    `error ${code} "job": The file is the job itself, without "job" around it. Remove this level.`,
  ]);
  const [[title, fixed] = []] = fixedTexts(wrapped, code);
  assert.equal(title, 'Remove the level "job"');
  assert.equal(fixed, `{"model":"gpt-4o-mini", "training_file":"${trainingFile}", "seed":1}`);
  assert.deepEqual(readableFindings(fixed), []);
});

test('lines lose one level', () => {
  const wrapped = `{
  "$schema": "x",
  "body": {
    "training_file": "y",
    "metadata": {
      "a": "b"
    }
  }
}`;
  assert.equal(
    fixedTexts(wrapped, code)[0]![1],
    `{
  "$schema": "x",
  "training_file": "y",
  "metadata": {
    "a": "b"
  }
}`,
  );
});

test("what Python's SDK takes as extra_body", () => {
  const text = jobWith('"extra_body":{"trainingType":"Standard","x":{"a":1}},"seed":1');
  assert.deepEqual(readableFindings(text), [
    `warning ${code} "extra_body": "extra_body" is known to the SDK only, which sends its content at the top of the job. Move it there.`,
  ]);
  assert.deepEqual(fixedTexts(text, code), [
    ['Remove the level "extra_body"', jobWith('"trainingType":"Standard", "x":{"a":1},"seed":1')],
  ]);
  assert.equal(fixedTexts(jobWith('"seed":1,"extra_body":{}'), code)[0]![1], jobWith('"seed":1'));
});

test('at Azure, a training type in there is not missing', () => {
  const text = jobWith('"extra_body":{"trainingType":"Standard"}');
  const findings = readableFindings(text, { provider: 'azure', today: '2026-11-22' });
  assert.deepEqual(
    findings.map((finding) => finding.split(' ')[1]),
    [code],
  );
});

test('no fix where the job has such a key already, and no message where it is no object', () => {
  const text = jobWith('"extra_body":{"seed":1},"seed":2');
  assert.equal(readableFindings(text).length, 1);
  assert.deepEqual(fixedTexts(text, code), []);
  assert.match(readableFindings(jobWith('"extra_body":1'))[0]!, /unknown-property/);
});

test('a grader with a model is no wrapped job', () => {
  const findings = readableFindings('{"grader":{"type":"score_model","model":"o3"}}');
  assert.ok(!findings.some((finding) => finding.includes(code)), findings.join());
});

test('the properties of a grader under its type', () => {
  const members = '"name":"n", "input":"{{sample.output_text}}", "reference":"x", "operation":"eq"';
  for (const [grader, after] of [
    [`{"string_check":{${members}}}`, `{"type": "string_check", ${members}}`],
    [`{"type":"string_check","string_check":{${members}}}`, `{"type":"string_check",${members}}`],
    [
      `{"type": "string_check","string_check":{"type":"string_check", ${members}}}`,
      `{"type": "string_check",${members}}`,
    ],
    [`{"string_check":{"type":"string_check", ${members}}}`, `{"type":"string_check", ${members}}`],
  ] as const) {
    assert.deepEqual(readableFindings(jobWithGrader(grader)), [
      `error ${code} "string_check": A grader is one object with its "type" in it, without "string_check" around its properties. Remove this level.`,
    ]);
    assert.deepEqual(fixedTexts(jobWithGrader(grader), code), [
      ['Remove the level "string_check"', jobWithGrader(after)],
    ]);
  }
  const both = jobWithGrader(`{"type":"string_check","name":"m","string_check":{${members}}}`);
  assert.deepEqual(fixedTexts(both, code), []);
});
