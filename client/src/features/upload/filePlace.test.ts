import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filePlaceAt, isPlaceholder } from './filePlace.ts';

/** What would be replaced at the mark, in brackets. */
function place(marked: string): string | undefined {
  const line = marked.replace('|', '');
  const found = filePlaceAt(line, marked.indexOf('|'));
  if (!found) return undefined;
  const { start, end, isQuoted } = found;
  const [left, right] = isQuoted ? ['[', ']'] : ['<', '>'];
  return line.slice(0, start) + left + line.slice(start, end) + right + line.slice(end);
}

test('between the quotes of a file, or where they would stand', () => {
  assert.equal(place('  "training_file": "|",'), '  "training_file": "[]",');
  assert.equal(
    place('{"validation_file":"data/|x.jsonl"}'),
    '{"validation_file":"[data/x.jsonl]"}',
  );
  assert.equal(place('  "training_file": "fi|'), '  "training_file": "[fi]');
  assert.equal(place('  "training_file": |'), '  "training_file": <>');
  assert.equal(place('  "training_file":|,'), '  "training_file":<>,');
});

test('nowhere else', () => {
  for (const line of [
    '  "model": "|"',
    '  "training|_file": ""',
    '  "training_file": "a"|',
    '  "training_file": |"a"',
    String.raw`  "source": "x = {\"training_file\": \"|\"}"`,
  ])
    assert.equal(place(line), undefined, line);
});

test('what a new job names as its files is there to be replaced', () => {
  for (const name of ['file-training', 'file-validation']) assert.ok(isPlaceholder(name), name);
  for (const other of ['', 'file-', 'file-training2', 'data/file-training'])
    assert.ok(!isPlaceholder(other), other);
});
