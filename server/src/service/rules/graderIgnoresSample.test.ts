import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const message =
  'This grader never looks at the model\'s answer, so every answer gets the same reward. Refer to it by "{{sample.output_text}}".';
const check = (input: string, reference: string) =>
  `{"type":"string_check","name":"g","input":"${input}","reference":"${reference}","operation":"eq"}`;
const judge = (...contents: readonly string[]) =>
  `{"type":"score_model","name":"j","model":"o3","input":[${contents.map((content) => `{"role":"user","content":${content}}`).join(',')}]}`;

test('a prompt without any reference, as in the sample of an SDK', () => {
  const grader = judge(`"Evaluate the model's response. Rate from 0 to 10."`);
  assert.deepEqual(readableFindings(jobWithGrader(grader)), [
    `warning grader-ignores-sample "grader": ${message}`,
  ]);
});

test('a grader that looks at the row only, at itself, or at nothing', () => {
  for (const grader of [
    check('{{item.a}}', '{{item.b}}'),
    check('{{item.a}}', '{{item.a}}'),
    check('sample.output_text', '{{item.answer}}'),
    check('yes', 'yes'),
    judge('"{{item.question}}"', String.raw`"Caf\u00e9\n{{item.answer}}"`),
    judge('[{"type":"input_text","text":"{{item.question}}"}]'),
  ])
    assert.deepEqual(readableFindings(jobWithGrader(grader)), [
      `warning grader-ignores-sample "grader": ${message}`,
    ]);
});

test('a member of a multi grader is named by its key', () => {
  const multi = `{"type":"multi","name":"m","graders":{"good":${check('{{sample.output_text}}', 'x')},"blind":${check('{{item.a}}', 'x')}},"calculate_output":"good + blind"}`;
  assert.deepEqual(readableFindings(jobWithGrader(multi)), [
    `warning grader-ignores-sample "blind": ${message}`,
  ]);
});

test('one look is enough, in any place', () => {
  for (const grader of [
    check('{{item.answer}}', '{{ sample.output_text }}'),
    judge('"Be strict."', '"{{sample.output_text}}"'),
    judge(
      '[{"type":"input_text","text":"Listen."},{"type":"input_audio","input_audio":{"data":"{{sample.output_audio.data}}","format":"mp3"}}]',
    ),
  ])
    assert.deepEqual(readableFindings(jobWithGrader(grader)), []);
});

test('what is half-written or missing has its own message only', () => {
  for (const grader of [
    check('{{sample.output_text', 'x'),
    check('{{output_text}}', 'x'),
    check('{{smaple.output_text}}', 'x'),
    check('x', 'y').replace('"input":"x",', ''),
    check('x', 'y').replace('"x"', '7'),
    judge('""').replace(/\[.*\]/, '"Rate {{item.x}}"'),
  ]) {
    const found = readableFindings(jobWithGrader(grader));
    assert.equal(found.length, 1, grader);
    assert.ok(!found[0]!.includes('grader-ignores-sample'), grader);
  }
});
