import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enclosingRanges } from './selection.ts';

function selections(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = enclosingRanges(text, offset).map(({ start, end }) => text.slice(start, end));
  return [...new Set(found)];
}

test('from a word over call, statement and block to the function and the whole', () => {
  const source =
    'import re\n\ndef grade(sample, item):\n    text = sam|ple["a"].strip(1)\n    return 1.0\n';
  const whole = source.replace('|', '');
  assert.deepEqual(selections(source), [
    'sample',
    'sample["a"]',
    'sample["a"].strip',
    'sample["a"].strip(1)',
    'text = sample["a"].strip(1)',
    'text = sample["a"].strip(1)\n    return 1.0',
    whole.slice(whole.indexOf('def')).trimEnd(),
    whole.trimEnd(),
  ]);
});

test('between quotes and brackets what they hold comes first', () => {
  assert.deepEqual(selections('f("a|b", 2)').slice(0, 4), ['ab', '"ab"', '"ab", 2', '("ab", 2)']);
  assert.deepEqual(selections('x = [1,| 2]').slice(0, 3), ['1, 2', '[1, 2]', 'x = [1, 2]']);
  assert.deepEqual(selections('"a" |+ "b"'), ['"a" + "b"']);
  assert.deepEqual(selections('(a) |+ (b)'), ['(a) + (b)']);
});

test('behind a word it is that word; in half-typed source there is something too', () => {
  assert.equal(selections('grade|(sample)')[0], 'grade');
  assert.equal(selections('def grade(sam|')[0], 'sam');
  assert.deepEqual(selections('|'), []);
});
