import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'grader-without-job';

test('a file that is a grader: one message, and the fix puts it into a method', () => {
  const grader = '{"type":"score_model","name":"n","model":"o3","input":"x","colour":1}';
  assert.deepEqual(readableFindings(grader), [
    `error ${code} "score_model": This file is a "score_model" grader. The grader of a job stands in "method.reinforcement".`,
  ]);
  const [fixed] = fixedTexts(grader, code);
  assert.deepEqual(JSON.parse(fixed![1]), {
    method: { type: 'reinforcement', reinforcement: { grader: JSON.parse(grader) as unknown } },
  });
});

test('lines stay lines, and the address of a schema stays at the top', () => {
  const grader = `{
  "$schema": "x",
  "type": "python",
  "source": ""
}`;
  assert.equal(
    fixedTexts(grader, code)[0]![1],
    `{
  "$schema": "x",
  "method": {
    "type": "reinforcement",
    "reinforcement": {
      "grader": {
        "type": "python",
        "source": ""
      }
    }
  }
}`,
  );
});

test('a job with a type that nobody knows is a job', () => {
  assert.ok(!readableFindings(jobWith('"type":"python"')).some((text) => text.includes(code)));
  assert.ok(!readableFindings('{"type":"text"}').some((text) => text.includes(code)));
});
