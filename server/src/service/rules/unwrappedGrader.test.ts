import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'unwrapped-grader';

test('a file that is a grader: one message, and the fix puts it into a method', () => {
  const grader = '{"type":"score_model","name":"n","model":"o3","input":"x","colour":1}';
  assert.deepEqual(readableFindings(grader), [
    `error ${code} "score_model": These are the properties of a grader; their place is "method.reinforcement.grader". Move them there.`,
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

test('the properties of a grader directly in its block', () => {
  const job = (block: string) =>
    jobWith(
      `"validation_file":"file-bD0kH8Oool8DklZDOCj2ISaJ","method":{"type":"reinforcement","reinforcement":{${block}}}`,
    ).replace('gpt-4o-mini', 'o4-mini-2025-04-16');
  const text = job(
    '"type":"endpoint","name":"n","hyperparameters":{"n_epochs":1},"url":"https://e.example/g"',
  );
  assert.deepEqual(readableFindings(text), [
    `error ${code} "endpoint": These are the properties of a grader; their place is "grader". Move them there.`,
  ]);
  assert.deepEqual(fixedTexts(text, code), [
    [
      'Move into "grader"',
      job(
        '"grader": { "type":"endpoint", "name":"n", "url":"https://e.example/g" },"hyperparameters":{"n_epochs":1}',
      ),
    ],
  ]);
});

test('a map of graders directly in the block is that of a multi grader', () => {
  const check =
    '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"x","operation":"eq"}';
  const members = `"graders":{"a":${check},"b":${check}},"calculate_output":"a * b","name":"m"`;
  const text = jobWithGrader('').replace('"grader":', members);
  assert.deepEqual(readableFindings(text), [
    `error ${code} "graders": These are the properties of a grader; their place is "grader". Move them there.`,
  ]);
  const [fixed] = fixedTexts(text, code);
  assert.deepEqual(readableFindings(fixed![1]), []);
});
