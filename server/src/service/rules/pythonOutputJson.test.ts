import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithPython, pythonContext, pythonFindings } from '../../../../test/support/python.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const source = 'def grade(sample, item):\n    return sample["output_json"]["score"]\n';

test('output_json is read although the answer is no JSON', () => {
  assert.deepEqual(pythonFindings('python-output-json', source), [
    'information python-output-json output_json: The answer is JSON only if the job has a "response_format". Add one to "reinforcement", or read output_text.',
  ]);
});

test('with a response_format, or where the source provides for its absence, it is right', () => {
  const text = jobWithPython(source).replace(
    '"grader":',
    '"response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{}}},"grader":',
  );
  assert.deepEqual(readableFindings(text, pythonContext), []);
  for (const other of ['sample.get("output_json")', 'sample["output_text"]'])
    assert.deepEqual(
      pythonFindings('python-output-json', source.replace('sample["output_json"]', other)),
      [],
    );
});
