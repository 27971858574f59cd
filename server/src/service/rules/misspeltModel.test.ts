import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import { modelNames } from '../models.ts';
import type { RuleContext } from './rule.ts';

const code = 'misspelt-model';
const job = (model: string) => `{"model":"${model}","training_file":"${trainingFile}"}`;

function found(text: string, provider?: RuleContext['provider']): readonly string[] {
  return readableFindings(text, { ...testContext, provider }).filter((one) => one.includes(code));
}

test('a name that is nearly that of a known model', () => {
  for (const [written, meant] of [
    ['gpt-4o-mni', 'gpt-4o-mini'],
    ['gtp-4o-mini', 'gpt-4o-mini'],
    ['GPT4o-mini', 'gpt-4o-mini'],
    ['gpt4o-mini', 'gpt-4o-mini'],
    ['gpt-4o-mini-2024-07-81', 'gpt-4o-mini-2024-07-18'],
    ['gpt-4o-mini-2024-07-19', 'gpt-4o-mini-2024-07-18'],
    ['gpt-4o-mini-20240718', 'gpt-4o-mini-2024-07-18'],
    ['gpt-4.1-min-2025-04-14', 'gpt-4.1-mini-2025-04-14'],
    ['o4-mini-2025-04-16,', 'o4-mini-2025-04-16'],
  ] as const) {
    assert.deepEqual(found(job(written), 'openai'), [
      `warning ${code} "${written}": There is no known model "${written}". Did you mean "${meant}"?`,
    ]);
    assert.deepEqual(fixedTexts(job(written), code), [[`Change to "${meant}"`, job(meant)]]);
  }
});

test('also of a model that grades; at a service of which nothing is known it may be right', () => {
  const judge = jobWithGrader(
    '{"type":"score_model","name":"n","model":"o3-mni","input":[{"role":"user","content":"{{sample.output_text}}"}]}',
  );
  assert.match(found(judge, 'azure')[0]!, /^warning .* Did you mean "o3-mini"\?$/);
  assert.match(found(judge)[0]!, /^information/);
});

test('known models, trained ones, and what may come are right', () => {
  const others = [
    'gpt-4',
    'gpt-4o',
    'gpt-5',
    'gpt-5.1',
    'gpt-5.4-nano',
    'gpt-4o-2024-11-20',
    'gpt-4.1-2025-05-14',
    'o3',
    'o1-mini',
    'o5-mini',
    'gpt-oss-120b',
    'Qwen3-32B',
    'Llama-3.1-70B-Instruct',
    'gpt-3.5-turbo-0301',
    'GPT-4o-mini',
    'Ministral-3B',
    'gpt-35-turbo',
    'gpt-35-turbo-0125',
    'ft:gpt-4o-mni:org::id',
    'gpt-4o-mni.ft-0123456789abcdef',
    '',
  ];
  for (const model of [...modelNames, ...others])
    assert.deepEqual(found(job(model), 'openai'), [], model);
});

test('a text of a megabyte is no misspelt name, and costs nothing', () => {
  assert.deepEqual(found(job('gpt-4o-mni'.repeat(100_000)), 'openai'), []);
});
