import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';

/** A grader with the properties of `text_similarity` under another type, and both ways out. */
const cases: readonly (readonly [grader: string, byType: string, byProperties: string])[] = [
  [
    '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"b","evaluation_metric":"bleu"}',
    '{"type":"text_similarity","name":"n","input":"{{sample.output_text}}","reference":"b","evaluation_metric":"bleu"}',
    '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"b", "operation": "eq"}',
  ],
  [
    '{"evaluation_metric":"bleu","type":"python","input":"{{sample.output_text}}","reference":"b","name":"n"}',
    '{"evaluation_metric":"bleu","type":"text_similarity","input":"{{sample.output_text}}","reference":"b","name":"n"}',
    '{"type":"python","name":"n", "source": ""}',
  ],
];

for (const [grader, byType, byProperties] of cases)
  test(`the type or the properties of ${grader.slice(0, 45)} give way`, () => {
    const fixed = fixedTexts(jobWithGrader(grader), 'mismatched-type');
    assert.deepEqual(
      fixed.map(([, text]) => text),
      [jobWithGrader(byType), jobWithGrader(byProperties)],
    );
  });

test('the fix that takes something away says what', () => {
  const titles = fixedTexts(jobWithGrader(cases[0]![0]), 'mismatched-type').map(([title]) => title);
  assert.deepEqual(titles, [
    'Change to "text_similarity"',
    'Keep the type: remove "evaluation_metric", insert "operation"',
  ]);
});
