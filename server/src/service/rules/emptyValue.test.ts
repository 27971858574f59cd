import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWith, jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

test('a model without a name', () => {
  for (const name of ['', '  '])
    assert.deepEqual(readableFindings(`{"model":"${name}","training_file":"${trainingFile}"}`), [
      `error empty-value "${name}": The name of a model is missing here.`,
    ]);
  assert.deepEqual(
    readableFindings(
      jobWithGrader(
        '{"type":"score_model","name":"n","model":"","input":[{"role":"user","content":"{{sample.output_text}}"}]}',
      ),
    ),
    ['error empty-value "": The name of a model is missing here.'],
  );
});

test('a grader or a project without a name is a warning', () => {
  assert.deepEqual(
    readableFindings(
      jobWithGrader(
        '{"type":"string_check","name":"","input":"{{sample.output_text}}","reference":"{{item.a}}","operation":"eq"}',
      ),
    ),
    ['warning empty-value "": The name of the grader is missing here.'],
  );
  assert.deepEqual(
    readableFindings(jobWith('"integrations":[{"type":"wandb","wandb":{"project":""}}]')),
    ['warning empty-value "": The name of the project is missing here.'],
  );
});

test('an endpoint without an address', () => {
  assert.deepEqual(readableFindings(jobWithGrader('{"type":"endpoint","name":"n","url":""}')), [
    'error empty-value "": The address of the service is missing here.',
  ]);
});

test('a name with a line break in it is told once', () => {
  assert.deepEqual(readableFindings(`{"model":"\n ","training_file":"${trainingFile}"}`), [
    'error syntax-string "\n ": A JSON string cannot run over several lines. Write each line break as \\n.',
  ]);
});
