import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'wrong-type';
const labels = (all: string, passing: string) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{"tone":{"type":"label_model","name":"t","model":"m","input":[{"role":"user","content":"{{sample.output_text}}"}],"labels":${all},"passing_labels":${passing}}},"calculate_output":"tone"}`,
  );

test('what stands alone in the place of a list is put into one', () => {
  for (const [wrong, right, value] of [
    [labels('["a","b"]', '"a"'), labels('["a","b"]', '["a"]'), '"a"'],
    [labels('"b\\u00e9"', '[]'), labels('["b\\u00e9"]', '[]'), '"b\\u00e9"'],
  ] as const) {
    assert.deepEqual(
      readableFindings(wrong).filter((finding) => finding.includes(code)),
      [`error wrong-type ${value}: Expected an array, found a string. Put it into brackets: [ ].`],
    );
    assert.deepEqual(fixedTexts(wrong, code), [['Put it into a list', right]]);
  }
});

test('an object, too', () => {
  const integration = '{"type":"wandb","wandb":{"project":"p"}}';
  assert.deepEqual(fixedTexts(jobWith(`"integrations":${integration}`), code), [
    ['Put it into a list', jobWith(`"integrations":[${integration}]`)],
  ]);
});

test('nothing is put into a list that would still be wrong', () => {
  const range = jobWithGrader(
    '{"type":"score_model","name":"j","model":"m","input":[{"role":"user","content":"{{sample.output_text}}"}],"range":5}',
  );
  for (const text of [range, labels('7', '["a"]'), labels('{}', '["a"]'), labels('null', '["a"]')])
    assert.deepEqual(fixedTexts(text, code), []);
});

test('one value in a list is taken out', () => {
  const job = (file: string) => `{"model":"gpt-4o-mini","training_file":${file}}`;
  const [before, after] = [job(`["${trainingFile}"]`), job(`"${trainingFile}"`)];
  assert.deepEqual(readableFindings(before), [
    'error wrong-type [: Expected a string, found an array with one element. Take it out of the brackets.',
  ]);
  assert.deepEqual(fixedTexts(before, 'wrong-type'), [['Take it out of the list', after]]);
  assert.deepEqual(
    fixedTexts(`[\n  ${after}\n]`, 'wrong-type').map(([, text]) => text),
    [after],
  );
  assert.deepEqual(fixedTexts(job('[1]'), 'wrong-type'), []);
});

test('several jobs in a file, and one in a string', () => {
  assert.deepEqual(readableFindings('[{}, {}]'), [
    'error wrong-type [: A file is one job. Write each into a file of its own.',
  ]);
  const job = jobWith('"seed":1');
  const text = JSON.stringify(job);
  assert.match(
    readableFindings(text)[0]!,
    /: Expected an object, found a string that holds it\. Write it without quotes and escapes\.$/,
  );
  assert.deepEqual(fixedTexts(text, 'wrong-type'), [['Write it without quotes', job]]);
});
