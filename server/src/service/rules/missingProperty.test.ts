import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'missing-property';

test('the block that a type belongs to is told as that', () => {
  assert.deepEqual(readableFindings(jobWith('"integrations":[{"type":"wandb"}]')), [
    `error ${code} {: Beside "type" the object "wandb" is missing, which holds its settings.`,
  ]);
});

test('the formula that is inserted is the mean of the graders, where it can name them', () => {
  const check =
    '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"x","operation":"eq"}';
  const multi = (key: string, end: string) =>
    jobWithGrader(`{"type":"multi","name":"m","graders":{"a":${check},"${key}":${check}}${end}}`);
  const [[title, after] = []] = fixedTexts(multi('b', ''), code);
  assert.equal(title, 'Insert "calculate_output"');
  assert.equal(after, multi('b', ', "calculate_output": "(a + b) / 2"'));
  assert.deepEqual(readableFindings(after), []);
  assert.equal(fixedTexts(multi('b-c', ''), code)[0]![1], multi('b-c', ', "calculate_output": ""'));
});
