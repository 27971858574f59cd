import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext, pythonFindings } from '../../../../test/support/python.ts';

const source = (expression: string) => `def grade(sample, item):\n    return ${expression}\n`;
const found = (expression: string) => pythonFindings('python-sample-key', source(expression));
const fixed = (expression: string) =>
  fixedTexts(jobWithPython(source(expression)), 'python-sample-key', pythonContext);

test('a key that the sample never has', () => {
  assert.deepEqual(found('len(sample["output_txt"])'), [
    'warning python-sample-key output_txt: The sample has no "output_txt". Did you mean "output_text"?',
  ]);
  assert.deepEqual(fixed('len(sample["output_txt"])'), [
    ['Change to "output_text"', jobWithPython(source('len(sample["output_text"])'))],
  ]);
  assert.deepEqual(found('sample["reward"]'), [
    'warning python-sample-key reward: The sample has no "reward", so every answer gets the reward 0. It has: output_text, output_json, output_tools, output_audio, choices.',
  ]);
  assert.deepEqual(fixed('sample[0]'), []);
});

test('a key read by get that looks misspelt', () => {
  assert.deepEqual(found('sample.get("outputtext")'), [
    'information python-sample-key outputtext: The sample has no "outputtext". Did you mean "output_text"?',
  ]);
  assert.deepEqual(found('sample.get("reward")'), []);
});

test('a key further in that looks misspelt', () => {
  const expression = 'sample["choices"][0]["mesage"]["content"]';
  assert.deepEqual(found(expression), [
    'warning python-sample-key mesage: There is no "mesage" here. Did you mean "message"?',
  ]);
  assert.deepEqual(fixed(expression), [
    ['Change to "message"', jobWithPython(source(expression.replace('mesage', 'message')))],
  ]);
  assert.deepEqual(found('sample["output_tools"][0].get("functon")'), [
    'information python-sample-key functon: There is no "functon" here. Did you mean "function"?',
  ]);
  for (const other of ['choices"][0]["reasoning"]', 'output_json"]["choises"]', 'output_json"]'])
    assert.deepEqual(found(`sample["${other}`), []);
});

test('dictionaries have no attributes', () => {
  assert.deepEqual(found('sample.output_text == item.answer'), [
    'warning python-sample-key output_text: The service gives dictionaries, which have no attributes of their own. Write ["output_text"].',
    'warning python-sample-key answer: The service gives dictionaries, which have no attributes of their own. Write ["answer"].',
  ]);
  assert.equal(
    fixed('sample . output_text == 1')[0]![1],
    jobWithPython(source('sample ["output_text"] == 1')),
  );
});

test('known keys, keys of the item and what the source itself may have put there', () => {
  for (const expression of [
    'sample["output_text"] == item["anything"]',
    'sample["choices"][0]["message"]["content"]',
    'len(sample.keys()) + len(item.items())',
    'f({"reward": 1})["reward"]',
  ])
    assert.deepEqual(found(expression), [], expression);
  assert.deepEqual(found('0\n    sample["mine"] = 1\n    sample["mine"]'), []);
});
