import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmationDetail } from './confirmation.ts';

const facts = {
  model: 'o4-mini',
  method: 'reinforcement',
  grader: 'python',
  trainingFile: 'file-1',
  validationFile: undefined,
};
const openai = { label: 'OpenAI', address: 'https://api.openai.com/v1', kind: 'openai' };

test('the question names everything that matters', () => {
  assert.equal(
    confirmationDetail(facts, openai),
    `Connection: OpenAI
Address: https://api.openai.com/v1
Model: o4-mini
Method: reinforcement, graded by python
Training file: file-1
Validation file: none

Jobs cost money: the service bills the training by its price list.`,
  );
});

test('the sandbox costs nothing', () => {
  const sandbox = { label: 'Sandbox', address: 'http://127.0.0.1:1/v1', kind: 'sandbox' };
  assert.match(confirmationDetail({ ...facts, grader: undefined }, sandbox), /costs nothing/);
});

test('a file cannot write lines of its own into the question, nor fill it', () => {
  const model = `gpt\nAddress: http://127.0.0.1\u202e${'x'.repeat(500)}`;
  const lines = confirmationDetail({ ...facts, model }, openai).split('\n');
  assert.equal(lines.length, 8);
  assert.ok(lines[2]!.length < 150);
  assert.doesNotMatch(lines[2]!, /\u202e/);
});
