import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateText, shortTime } from './times.ts';

const at = (...parts: readonly [number, number, number, number, number]) =>
  new Date(...parts).getTime();
const now = at(2026, 10, 23, 19, 45);
const plain = (text: string) => text.replace(/\s/g, ' ');
const shown = (time: number, language = 'en') => plain(shortTime(time, language, now));

test('two times of one day are told apart, and no more is said than that takes', () => {
  assert.equal(shown(at(2026, 10, 23, 0, 5)), '12:05 AM');
  assert.equal(shown(at(2026, 10, 23, 19, 44)), '7:44 PM');
  assert.equal(shown(at(2026, 10, 22, 19, 44)), 'Nov 22, 7:44 PM');
  assert.equal(shown(at(2025, 10, 23, 19, 44)), 'Nov 23, 2025, 7:44 PM');
});

test('times are written as the language does', () => {
  assert.equal(shown(at(2026, 10, 23, 19, 44), 'de'), '19:44');
  assert.match(shown(at(2026, 10, 22, 19, 44), 'de'), /^22\. Nov\.?, 19:44$/);
});

test('what is no date has no words', () => {
  assert.equal(shortTime(Number.NaN, 'en', now), '');
  assert.equal(dateText(Number.NaN, 'en'), '');
});
