import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import type { RuleContext } from './rule.ts';

const code = 'unsupported-training-type';
const job = (model: string, type: string) =>
  `{"model":"${model}","training_file":"${trainingFile}","trainingType":${type}}`;
const ownFindings = (text: string, provider?: RuleContext['provider']) =>
  readableFindings(text, { ...testContext, provider }).filter((finding) => finding.includes(code));

test('some models are trained as GlobalStandard only', () => {
  for (const type of ['"Standard"', '"standard"', '0'])
    assert.deepEqual(ownFindings(job('gpt-oss-20b', type), 'azure'), [
      `warning ${code} ${type}: Azure trains "gpt-oss-20b" as "GlobalStandard" only.`,
    ]);
  assert.deepEqual(ownFindings(job('model-router', '0')), [
    `information ${code} 0: Azure trains "model-router" as "GlobalStandard" only.`,
  ]);
});

test('other types and other models are right, and OpenAI knows no types', () => {
  for (const type of ['"globalstandard"', '1', '"developerTier"'])
    assert.deepEqual(ownFindings(job('gpt-oss-20b', type), 'azure'), []);
  assert.deepEqual(ownFindings(job('gpt-4.1', '0'), 'azure'), []);
  assert.deepEqual(ownFindings(job('gpt-9', '0'), 'azure'), []);
  assert.deepEqual(ownFindings(job('gpt-oss-20b', '0'), 'openai'), []);
});

test('the fix changes the type', () => {
  const azure = { ...testContext, provider: 'azure' } as const;
  assert.deepEqual(fixedTexts(job('gpt-oss-20b', '"Standard"'), code, azure), [
    ['Change to "GlobalStandard"', job('gpt-oss-20b', '"GlobalStandard"')],
  ]);
});
