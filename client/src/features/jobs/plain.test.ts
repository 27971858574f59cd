import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './plain.ts';

test('one line, without what is invisible, turns the direction, or would be drawn as an icon', () => {
  assert.equal(plain(' a\r\n\tb\u202Ec\u200Bd\u0000 '), 'a b c d');
  assert.equal(plain('$(check) done'), '$ (check) done');
});

test('bounded, also where the text is megabytes of blanks', () => {
  assert.equal(plain('x'.repeat(81)), `${'x'.repeat(80)}…`);
  assert.equal(plain('x'.repeat(80)), 'x'.repeat(80));
  assert.equal(plain(`${' '.repeat(5_000_000)}x`), '');
});
