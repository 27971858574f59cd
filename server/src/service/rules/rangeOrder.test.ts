import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const judge = (range: string) =>
  jobWithGrader(
    `{"type":"score_model","name":"n","model":"m","input":[{"role":"user","content":"{{sample.output_text}}"}],"range":${range}}`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => finding.includes('range-order'));

test('the lowest score comes first', () => {
  assert.deepEqual(ownFindings(judge('[5, 0]')), [
    'warning range-order [5, 0]: The lowest score comes first: [0, 5].',
  ]);
  assert.deepEqual(fixedTexts(judge('[ 5,\n  -1.5 ]'), 'range-order'), [
    ['Swap the ends', judge('[ -1.5,\n  5 ]')],
  ]);
});

test('two equal ends leave no score', () => {
  assert.deepEqual(ownFindings(judge('[1, 1.0]')), [
    'warning range-order [1, 1.0]: Both ends are 1, so every answer scores the same. Write two different ones.',
  ]);
  assert.deepEqual(fixedTexts(judge('[1, 1]'), 'range-order'), []);
});

test('ranges in order are right; what is no pair of numbers has its own message', () => {
  for (const range of ['[0, 1]', '[-1, 1]', '[1, 7]', '[]', '[1]', '[3, 2, 1]', '["5", 0]', '5'])
    assert.deepEqual(ownFindings(judge(range)), [], range);
});
