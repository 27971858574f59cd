import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'grader-list';
const check = (name: string) =>
  `{"type":"string_check","name":"${name}","input":"{{sample.output_text}}","reference":"x","operation":"eq"}`;
const label =
  '{"type":"label_model","name":"tone","model":"m","input":[{"role":"user","content":"{{sample.output_text}}"}],"labels":["a","b"],"passing_labels":["a"]}';

test('one grader in a list is taken out', () => {
  const text = jobWithGrader(`[ ${check('one')} ]`);
  assert.deepEqual(readableFindings(text), [
    'error grader-list [: "grader" is one grader, not a list. Take it out of the brackets.',
  ]);
  assert.deepEqual(fixedTexts(text, code), [
    ['Take it out of the list', jobWithGrader(check('one'))],
  ]);
});

test('what is taken out moves a level out', () => {
  const [fixed] = fixedTexts(jobWithGrader('[\n  {\n    "type": "python"\n  }\n]'), code);
  assert.equal(fixed![1], jobWithGrader('{\n  "type": "python"\n}'));
});

test('several are combined, each under a key of its own', () => {
  const text = jobWithGrader(`[${check('one')}, ${check('one')}, ${check('max')}]`);
  assert.deepEqual(readableFindings(text), [
    'error grader-list [: "grader" is one grader, not a list. Combine several in a multi grader.',
  ]);
  const [fixed] = fixedTexts(text, code);
  assert.equal(
    fixed![1],
    jobWithGrader(
      `{ "type": "multi", "name": "combined", "graders": { "one": ${check('one')}, "one_2": ${check('one')}, "max_score": ${check('max')} }, "calculate_output": "(one + one_2 + max_score) / 3" }`,
    ),
  );
  assert.deepEqual(readableFindings(fixed![1]), []);
});

test('a label_model is never left alone', () => {
  const [fixed] = fixedTexts(jobWithGrader(`[${label}]`), code);
  assert.deepEqual(readableFindings(fixed![1]), []);
});

test('an empty list and one of other things have a wrong type', () => {
  for (const list of ['[]', '["exact"]', `[${check('one')}, 1]`])
    assert.deepEqual(readableFindings(jobWithGrader(list)), [
      'error wrong-type [: Expected an object, found an array.',
    ]);
});

test('a list under the plural of the key is one message, and the fix writes the key, too', () => {
  const plural = (list: string) => jobWithGrader(list).replace('"grader"', '"graders"');
  assert.deepEqual(readableFindings(plural(`[${check('one')}]`)), [
    'error grader-list "graders": The method has one "grader", not a list "graders". Take it out of the brackets.',
  ]);
  assert.deepEqual(fixedTexts(plural(`[${check('one')}]`), code), [
    ['Take it out of the list', jobWithGrader(check('one'))],
  ]);
  const several = plural(`[${check('one')}, ${check('two')}]`);
  assert.deepEqual(readableFindings(several), [
    'error grader-list "graders": The method has one "grader", not a list "graders". Combine them in a multi grader.',
  ]);
  const [fixed] = fixedTexts(several, code);
  assert.equal(fixed![0], 'Combine in a multi grader');
  assert.deepEqual(readableFindings(fixed![1]), []);
});
