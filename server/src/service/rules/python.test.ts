import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { exampleJobs, jobWith } from '../../../../test/support/fixtures.ts';
import { jobWithPython, pythonContext } from '../../../../test/support/python.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';

const sound =
  'def grade(sample, item):\n    return 1.0 if sample["output_text"] == item["a"] else 0\n';

test('a sound grader has no findings', () => {
  assert.deepEqual(readableFindings(jobWithPython(sound), pythonContext), []);
});

test('every example is free of findings about its Python', () => {
  for (const { name, text } of exampleJobs())
    assert.deepEqual(
      readableFindings(text, pythonContext).filter((finding) => finding.includes(' python-')),
      [],
      name,
    );
});

test('without the parsers, nothing is said of the source', () => {
  assert.deepEqual(readableFindings(jobWithPython('x = ('), testContext), []);
});

test('a source in a malformed string is not judged: half of it may be missing', () => {
  const text = jobWithPython(sound).replace('\\n', '\n');
  assert.ok(readableFindings(text, pythonContext).every((finding) => finding.includes(' syntax-')));
});

test('one mistake, one message: what follows from a syntax error is not told', () => {
  const text = jobWithPython('import numppy\ndef grade(sample:\n    sample["x"]\n');
  assert.deepEqual(
    readableFindings(text, pythonContext).map((finding) => finding.split(' ', 2).join(' ')),
    ['error python-syntax'],
  );
});

test('a text cut off anywhere is judged without a throw', () => {
  const whole = jobWithPython(`import os\n${sound}`);
  for (let length = 0; length <= whole.length; length++)
    readableFindings(whole.slice(0, length), pythonContext);
  for (let length = 0; length <= sound.length; length++)
    readableFindings(jobWithPython(sound.slice(0, length)), pythonContext);
});

test('jobs without Python are judged as before', () => {
  assert.deepEqual(readableFindings(jobWith('"seed":1'), pythonContext), []);
  assert.deepEqual(fixedTexts(jobWith('"seed":1'), 'python-no-grade', pythonContext), []);
});
