import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext } from '../../../../test/support/python.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const answer =
  '{"type":"object","properties":{"total":{},"rows":{"type":"array","items":{"type":"object","properties":{"price":{}},"additionalProperties":false}}},"additionalProperties":false}';

/** A job whose answer has a total and rows with a price, and whose Python is these lines of `grade`. */
function job(lines: string, schema = answer): string {
  const source = `def grade(sample, item):\n${lines.replace(/^/gm, '    ')}\n    return 1.0\n`;
  const format = `{"type":"json_schema","json_schema":{"name":"a","schema":${schema}}}`;
  return jobWithPython(source).replace('"grader":', `"response_format":${format},"grader":`);
}

const found = (lines: string, schema?: string) =>
  readableFindings(job(lines, schema), pythonContext).filter((finding) =>
    finding.includes('python-unknown-answer'),
  );

test('a field that the answer cannot have', () => {
  const lines = 'x = sample["output_json"]["totl"]';
  assert.deepEqual(found(lines), [
    'warning python-unknown-answer totl: By the "response_format", the answer has no field "totl". Did you mean "total"?',
  ]);
  assert.deepEqual(fixedTexts(job(lines), 'python-unknown-answer', pythonContext), [
    ['Change to "total"', job(lines.replace('totl', 'total'))],
  ]);
});

test('once, where it is named, also through a variable', () => {
  assert.deepEqual(found('a = sample["output_json"]\nx = a["rows"][0]["weight"]'), [
    'warning python-unknown-answer weight: By the "response_format", the answer has no field "weight". It has "price".',
  ]);
  assert.equal(found('a = sample["output_json"]["totl"]\nx = a["y"]\nz = a["y"]').length, 1);
});

test('nothing is said of what fits, of what is open, and of what the source itself puts there', () => {
  for (const lines of [
    'x = sample["output_json"]["total"]["any"]',
    'x = sample["output_json"]["rows"][0]["price"]',
    'x = item["totl"]',
    'a = sample["output_json"]\na["sum"] = 3\nx = a["sum"]',
  ])
    assert.deepEqual(found(lines), [], lines);
  assert.deepEqual(found('x = sample["output_json"]["totl"]', '{"type":"object"}'), []);
});
