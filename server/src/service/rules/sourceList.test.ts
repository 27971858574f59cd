import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { pythonContext } from '../../../../test/support/python.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'source-list';
const job = (source: string) => jobWithGrader(`{"type":"python","name":"n","source":${source}}`);
const first = String.raw`"def grade(sample, item):"`;
const second = String.raw`"    return float(\"\u00e9\" in sample[\"output_text\"])"`;
const joined = String.raw`"def grade(sample, item):\n    return float(\"\u00e9\" in sample[\"output_text\"])"`;

test('lines are joined, with their escapes as they are', () => {
  const text = job(`[\n  ${first},\n  ${second}\n]`);
  assert.deepEqual(readableFindings(text, pythonContext), [
    'error source-list [: "source" is one string, not a list of lines. Join them, with \\n between two lines.',
  ]);
  assert.deepEqual(fixedTexts(text, code, pythonContext), [['Join the lines', job(joined)]]);
  assert.deepEqual(readableFindings(job(joined), pythonContext), []);
});

test('lines of a notebook end by themselves', () => {
  const ended = first.replace(/"$/, String.raw`\n"`);
  assert.deepEqual(fixedTexts(job(`[${ended}, ${second}]`), code), [
    ['Join the lines', job(joined)],
  ]);
});

test('an empty list and one of other things have a wrong type', () => {
  for (const list of ['[]', `[${first}, 1]`])
    assert.deepEqual(readableFindings(job(list)), [
      'error wrong-type [: Expected a string, found an array.',
    ]);
});
