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

test('half-typed text loses nothing', () => {
  const text = '{"a": [1, "b\n';
  assert.equal(formatted(text).replace(/\s/g, ''), text.replace(/\s/g, ''));
});

test('what is nested too deeply is left as it is', () => {
  assert.deepEqual(formattingOf(readJob('['.repeat(501)), { start: 0, end: 501 }, options), []);
});

for (const { name, text } of exampleJobs())
  test(`${name} means the same when formatted, and is then formatted`, () => {
    const after = formatted(JSON.stringify(JSON.parse(text)));
    assert.deepEqual(JSON.parse(after), JSON.parse(text));
    assert.equal(formatted(after), after);
  });
