import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pythonFindings } from '../../../../test/support/python.ts';

const found = (body: string) =>
  pythonFindings('python-no-return', `def grade(sample, item):\n    ${body}\n`);

test('a grade that never returns a value is an error', () => {
  for (const body of ['pass', 'return', 'return None', 'print(1.0)', 'def f():\n        return 1'])
    assert.deepEqual(
      found(body),
      [
        'error python-no-return grade: "grade" never returns a value, so every answer gets the reward 0. Return a number.',
      ],
      body,
    );
});

test('one return with a value is enough, and a generator has its own message', () => {
  for (const body of ['return 0', 'return None or 1', 'yield 1', 'if item:\n        return 1'])
    assert.deepEqual(found(body), [], body);
});

test('a text is no grade, unless it may be read as a number', () => {
  assert.deepEqual(found('return "good" # yes'), [
    'warning python-no-return \\"good\\": A text is no grade, and counts as 0. Return a number.',
  ]);
  for (const body of ['return "0.5"', 'return f"{item}"', 'return "a" in item', 'return "inf"'])
    assert.deepEqual(found(body), [], body);
  assert.deepEqual(found('def f():\n        return "a"\n    return len(f())'), []);
});
