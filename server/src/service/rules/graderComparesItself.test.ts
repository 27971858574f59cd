import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const job = (input: string, reference: string, type = 'string_check') =>
  jobWithGrader(
    `{"type":"${type}","name":"g","input":"${input}","reference":"${reference}",${type === 'string_check' ? '"operation":"eq"' : '"evaluation_metric":"fuzzy_match"'}}`,
  );
const answer = '{{sample.output_text}}';
const advice = 'Compare with something of the row, as in "{{item.answer}}".';

test('the same on both sides; spaces inside the braces do not count', () => {
  for (const type of ['string_check', 'text_similarity'])
    for (const [input, reference] of [
      [answer, answer],
      [answer, '{{ sample.output_text }}'],
      [String.raw`caf\u00e9\n${answer}`, `café\\n${answer}`],
    ] as const)
      assert.deepEqual(readableFindings(job(input, reference, type)), [
        `warning grader-compares-itself "${reference}": This is the same as "input", so every answer gets the same reward. ${advice}`,
      ]);
});

test('two parts of the answer, and nothing of the row', () => {
  const reference = '{{sample.choices[0].message.content}}';
  assert.deepEqual(readableFindings(job(answer, reference)), [
    `warning grader-compares-itself "${reference}": The answer is compared with itself only. ${advice}`,
  ]);
});

test('a comparison with the row or with a fixed text is right', () => {
  for (const reference of ['{{item.answer}}', 'Paris', `${answer} {{item.answer}}`])
    assert.deepEqual(readableFindings(job(answer, reference)), []);
});

test('two sides without the answer, or half-written, have another message', () => {
  for (const [input, code] of [
    ['{{item.a}}', 'grader-ignores-sample'],
    ['yes', 'grader-ignores-sample'],
    ['{{sample.output_text', 'template-unclosed'],
    ['{{output_text}}', 'template-unknown-variable'],
  ] as const)
    for (const finding of readableFindings(job(input, input)))
      assert.match(finding, new RegExp(` ${code} `));
});
