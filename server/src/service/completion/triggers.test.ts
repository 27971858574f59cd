import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader, parseCursor } from '../../../../test/support/fixtures.ts';
import { readJob } from '../job.ts';
import { answersTrigger } from './triggers.ts';

const answers = (fixture: string, typed: string) => {
  const { text, offset } = parseCursor(fixture);
  return answersTrigger(readJob(text), offset, typed);
};
const python = jobWithGrader('{"type":"python","source":"import <|>"}');
const template = jobWithGrader('{"type":"string_check","input":"Compare <|>"}');

test('a space, a single quote and a bracket are answered in Python, and nowhere else', () => {
  for (const typed of [' ', "'", '[']) {
    assert.ok(answers(python, typed));
    assert.ok(!answers(template, typed));
    assert.ok(!answers('{<|>}', typed));
  }
  assert.ok(answers('{"<|>"}', '"') && answers(template, '.'));
});

test('a brace is answered in templates; elsewhere Enter behind it makes a new line', () => {
  assert.ok(answers(template, '{'));
  for (const object of ['{<|>}', '{<|>', '{"method": {<|>}}', '{"suffix": "{<|>"}'])
    assert.ok(!answers(object, '{'), object);
  assert.ok(!answers(python, '{'));
});

test('a space behind the colon of a key or the braces of a template leaves the list open', () => {
  for (const value of ['{"model": <|>}', '{"method": {"type": <|>}}'])
    assert.ok(answers(value, ' '));
  const reference = jobWithGrader('{"type":"string_check","input":"{{ <|>"}');
  assert.ok(answers(reference, ' '));
  assert.ok(!answers('{"method": { <|>}}', ' '));
  assert.ok(!answers('{"model": "gpt" <|>}', ' '));
  assert.ok(!answers('{"suffix": "a: <|>"}', ' '));
});
