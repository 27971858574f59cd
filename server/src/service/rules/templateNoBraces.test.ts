import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'template-no-braces';
const check = (input: string, reference: string) =>
  jobWithGrader(
    `{"type":"string_check","name":"n","input":"${input}","reference":"${reference}","operation":"eq"}`,
  );
const judge = (content: string) =>
  jobWithGrader(
    `{"type":"score_model","name":"n","model":"gpt-4.1","input":[{"role":"user","content":"${content}"}]}`,
  );
const finding = (path: string) =>
  `warning ${code} ${path}: Without braces nothing is filled in: "${path}" stays as it is. Write "{{${path}}}".`;

test('a text that is a path and nothing else is told there, and not as a grader that ignores the answer', () => {
  const text = check('sample.output_text', ' item.answer');
  assert.deepEqual(readableFindings(text), [finding('sample.output_text'), finding('item.answer')]);
  assert.deepEqual(fixedTexts(text, code), [
    ['Put it into braces', check('{{sample.output_text}}', ' item.answer')],
    ['Put it into braces', check('sample.output_text', ' {{item.answer}}')],
  ]);
  assert.deepEqual(readableFindings(judge('sample.output_json.a[0].b')), [
    finding('sample.output_json.a[0].b'),
  ]);
});

test('in a sentence, the answer where nothing else shows it', () => {
  const text = judge('Rate sample.output_text. Mind item.answer.');
  assert.deepEqual(readableFindings(text), [finding('sample.output_text')]);
  assert.deepEqual(fixedTexts(text, code), [
    ['Put it into braces', judge('Rate {{sample.output_text}}. Mind item.answer.')],
  ]);
  assert.deepEqual(
    readableFindings(judge('Rate {{sample.output_text}}: sample.output_text is the answer.')),
    [],
  );
});

test('other texts are meant as they are', () => {
  for (const reference of [
    'sample.csv',
    'an item.answer',
    'item',
    'items.answer',
    'item.a b',
    'item. a',
  ])
    assert.deepEqual(readableFindings(check('{{sample.output_text}}', reference)), [], reference);
});
