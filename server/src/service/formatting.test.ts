import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges } from '../../../test/support/fixes.ts';
import { exampleJobs } from '../../../test/support/fixtures.ts';
import { formattingOf } from './formatting.ts';
import { readJob } from './job.ts';

const options = { tabSize: 2, insertSpaces: true };

/** The text after formatting it, or the part of it between two `|`. */
function formatted(marked: string): string {
  const text = marked.replaceAll('|', '');
  const start = Math.max(marked.indexOf('|'), 0);
  const end = marked.includes('|') ? marked.lastIndexOf('|') - 1 : text.length;
  return applyChanges(text, formattingOf(readJob(text), { start, end }, options));
}

test('formats the whole, or the lines of a part', () => {
  assert.equal(formatted('{"a":[1,2],"b":{}}'), '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}');
  assert.equal(formatted('{\n"a":1,\n|"b":2,|\n"c":3\n}'), '{\n"a":1,\n"b": 2,\n"c":3\n}');
});

test('very many changes are one', () => {
  const text = JSON.stringify({ a: Array.from({ length: 20_000 }, (_, index) => index) });
  const changes = formattingOf(readJob(text), { start: 0, end: text.length }, options);
  assert.equal(changes.length, 1);
  assert.equal(applyChanges(text, changes), JSON.stringify(JSON.parse(text), undefined, 2));
});

test('what is no JSON is left as it is: its lines show what is missing', () => {
  for (const text of [
    '{"a": [1, "b\n',
    '{\n"a": "x"\n"b": 1\n}',
    '{\n  "a": {\n    "b": 1,\n  "c": 2\n}',
    '{\n"a": 1, // why\n"b": 1\n}',
  ])
    assert.equal(formatted(text), text);
});

test('what is nested too deeply is left as it is', () => {
  assert.deepEqual(formattingOf(readJob('['.repeat(501)), { start: 0, end: 501 }, options), []);
});

test('deep lines are indented as all others', () => {
  for (const [tabSize, insertSpaces] of [
    [2, true],
    [8, true],
    [4, false],
  ] as const) {
    const value: unknown = JSON.parse('['.repeat(250) + '1' + ']'.repeat(250));
    const text = JSON.stringify(value);
    const whole = { start: 0, end: text.length };
    const after = applyChanges(text, formattingOf(readJob(text), whole, { tabSize, insertSpaces }));
    const space = insertSpaces ? ' '.repeat(tabSize) : '\t';
    assert.equal(after, indented(250, space));
  }
});

/** So many lists, one in the other, with a number in the innermost. */
function indented(depth: number, space: string): string {
  const line = (level: number, text: string) => space.repeat(level) + text;
  const lines = Array.from({ length: depth }, (_, level) => line(level, '['));
  const ends = Array.from({ length: depth }, (_, level) => line(depth - 1 - level, ']'));
  return [...lines, line(depth, '1'), ...ends].join('\n');
}

for (const { name, text } of exampleJobs())
  test(`${name} means the same when formatted, and is then formatted`, () => {
    const after = formatted(JSON.stringify(JSON.parse(text)));
    assert.deepEqual(JSON.parse(after), JSON.parse(text));
    assert.equal(formatted(after), after);
  });
