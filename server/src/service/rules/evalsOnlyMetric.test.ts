import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const similarity = (metric: string) =>
  jobWithGrader(
    `{"type":"text_similarity","name":"n","input":"{{sample.output_text}}","reference":"{{item.x}}","evaluation_metric":"${metric}"}`,
  );

test('cosine works in evals only', () => {
  assert.deepEqual(readableFindings(similarity('cosine')), [
    'warning evals-only-metric "cosine": "cosine" works in evals only. Use "fuzzy_match" for short answers, "rouge_l" or "meteor" for longer ones.',
  ]);
});

test('the other measures are right', () => {
  for (const metric of ['fuzzy_match', 'bleu', 'rouge_5'])
    assert.deepEqual(readableFindings(similarity(metric)), []);
});

test('the fixes offer the others', () => {
  assert.deepEqual(fixedTexts(similarity('cosine'), 'evals-only-metric'), [
    ['Change to "fuzzy_match"', similarity('fuzzy_match')],
    ['Change to "rouge_l"', similarity('rouge_l')],
    ['Change to "meteor"', similarity('meteor')],
  ]);
});
