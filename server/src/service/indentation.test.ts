import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFirstOfLine } from './indentation.ts';

test('a line begins behind a line break of any system, and the first line behind none', () => {
  for (const lineBreak of ['\n', '\r\n', '\r'])
    for (const indent of ['', '  \t', ' '.repeat(200)])
      assert.ok(
        isFirstOfLine(`{${lineBreak}${indent}"a": 1}`, 1 + lineBreak.length + indent.length),
      );
  assert.ok(!isFirstOfLine('  "a"', 2));
  assert.ok(!isFirstOfLine('{\n  "a": "b"', 9));
});
