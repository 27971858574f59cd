import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

test('a word where no text can stand gets no quotes, and the message names what goes there', () => {
  const seed = jobWith('"seed": auto');
  assert.deepEqual(readableFindings(seed), [
    'error syntax-value auto: Expected an integer or null, found "auto".',
  ]);
  assert.deepEqual(fixedTexts(seed, 'syntax-value'), []);
  const epochs = (value: string) =>
    jobWith(
      `"method":{"type":"supervised","supervised":{"hyperparameters":{"n_epochs":${value}}}}`,
    );
  assert.deepEqual(fixedTexts(epochs('auto'), 'syntax-value'), [
    ['Put the value in double quotes', epochs('"auto"')],
  ]);
});

test('a number in single quotes is one mistake, and one fix writes it', () => {
  const text = jobWith(`"seed": '1'`);
  assert.deepEqual(readableFindings(text), [
    `error syntax-quotes '1': Expected an integer or null, found the string "1". Remove the quotes.`,
  ]);
  assert.deepEqual(fixedTexts(text, 'syntax-quotes'), [['Change to 1', jobWith('"seed": 1')]]);
});

test('another text in single quotes where a number goes gets its quotes first', () => {
  const text = jobWith(`"seed": 'one'`);
  assert.deepEqual(readableFindings(text), [
    "error syntax-quotes 'one': JSON strings stand in double quotes, not in single ones.",
  ]);
  assert.deepEqual(fixedTexts(text, 'syntax-quotes'), [
    ['Use double quotes', jobWith('"seed": "one"')],
  ]);
});

test('of a text or a key that is being written only the closing quote is told', () => {
  const texts: readonly (readonly [text: string, written: string])[] = [
    [`{\n"training_file": "${trainingFile}",\n"model": "o4-min\n}`, '"o4-min'],
    [jobWith('\n"sede: 1\n'), '"sede'],
    [
      jobWithGrader(
        '{"type":"string_check","name":"n","reference":"{{item.a}}","operation":"eq",\n"input":"{{sa\n}',
      ),
      '"{{sa',
    ],
  ];
  for (const [text, written] of texts)
    assert.deepEqual(readableFindings(text), [
      `error syntax-string ${written}: This string has no closing quote on its line.`,
    ]);
});
