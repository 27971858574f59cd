import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';

const code = 'missing-training-type';
const azure = { ...testContext, provider: 'azure' } as const;
const message =
  'missing-training-type {: "trainingType" is missing. Azure then takes "Standard" and refuses the models that are not trained so. Most are with "GlobalStandard".';
const ownFindings = (text: string, context = testContext) =>
  readableFindings(text, context).filter((finding) => finding.includes(code));

test('a job for Azure says where it is trained', () => {
  assert.deepEqual(ownFindings(jobWith('"seed":1'), azure), [`information ${message}`]);
});

test('a model that is trained as GlobalStandard only is refused without it', () => {
  const job = jobWith('"seed":1').replace('gpt-4o-mini', 'gpt-5.4-mini-2026-03-17');
  assert.deepEqual(ownFindings(job, azure), [`warning ${message}`]);
});

test('any type is right, and a misspelt one is not missing', () => {
  for (const member of ['"trainingType":"Standard"', '"trainingType":1', '"training_type":"x"'])
    assert.deepEqual(ownFindings(jobWith(member), azure), []);
});

test('other services know none', () => {
  for (const provider of ['openai', undefined] as const)
    assert.deepEqual(ownFindings(jobWith('"seed":1'), { ...testContext, provider }), []);
});

test('the fix inserts the one that most models are trained with', () => {
  assert.deepEqual(fixedTexts(jobWith('"seed":1'), code, azure), [
    [
      'Insert "trainingType": "GlobalStandard"',
      jobWith('"seed":1, "trainingType": "GlobalStandard"'),
    ],
  ]);
});
