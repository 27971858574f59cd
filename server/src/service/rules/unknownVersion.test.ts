import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'unknown-version';
const job = (model: string) => `{"model":"${model}","training_file":"${trainingFile}"}`;
const judge = (model: string) =>
  jobWithGrader(
    `{"type":"score_model","name":"n","model":"${model}","input":[{"role":"user","content":"{{sample.output_text}}"}]}`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => finding.includes(code));

test('a version with a wrong year, as an old guide has it', () => {
  assert.deepEqual(ownFindings(judge('o3-mini-2024-01-31')), [
    `warning ${code} "o3-mini-2024-01-31": There is no version "o3-mini-2024-01-31". Did you mean "o3-mini-2025-01-31"?`,
  ]);
  assert.equal(ownFindings(job('gpt-4.1-mini-2024-04-14')).length, 1);
});

test('versions that exist or may come are right', () => {
  for (const model of ['o3-mini-2025-01-31', 'o3-mini', 'gpt-4.1-2026-08-01', 'gpt-4o-2024-05-13'])
    for (const text of [job(model), judge(model)]) assert.deepEqual(ownFindings(text), [], model);
});

test('the fix names the first version', () => {
  assert.deepEqual(fixedTexts(judge('o3-mini-2024-01-31'), code), [
    ['Change to "o3-mini-2025-01-31"', judge('o3-mini-2025-01-31')],
  ]);
});
