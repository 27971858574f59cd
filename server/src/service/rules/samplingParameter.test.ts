import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'sampling-parameter';
const judge = (model: string, sampling: string) =>
  jobWithGrader(
    `{"type":"score_model","name":"n","model":"${model}","input":[{"role":"user","content":"{{sample.output_text}}"}],"sampling_params":{${sampling}}}`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => finding.includes(code));

test('a reasoning model takes no temperature', () => {
  for (const [severity, models] of [
    [
      'warning',
      [
        'o1-2024-12-17',
        'o3',
        'o3-mini',
        'o4-mini-2025-04-16',
        'ft:o4-mini-2025-04-16:org:name:id',
        'o4-mini-2025-04-16.ft-4cad7de198a34baeb4f0c95ff01ac844',
      ],
    ],
    // An example of the specification does just that.
    ['information', ['gpt-5', 'gpt-5-mini', 'gpt-5-nano-2025-08-07']],
  ] as const)
    for (const model of models)
      assert.deepEqual(ownFindings(judge(model, '"temperature":0.2,"top_p":0.5,"seed":1')), [
        `${severity} ${code} "temperature": "${model}" is a reasoning model: it takes no other "temperature" than 1. Remove it.`,
        `${severity} ${code} "top_p": "${model}" is a reasoning model: it takes no other "top_p" than 1. Remove it.`,
      ]);
});

test('other models take no effort', () => {
  for (const model of ['gpt-4o', 'gpt-4o-mini-2024-07-18', 'gpt-4.1-nano', 'gpt-audio'])
    assert.deepEqual(ownFindings(judge(model, '"temperature":0,"reasoning_effort":"low"')), [
      `warning ${code} "reasoning_effort": "${model}" does not reason: it takes no "reasoning_effort". Remove it.`,
    ]);
});

test('what a model takes is right', () => {
  for (const [model, sampling] of [
    ['o3', '"reasoning_effort":"high","max_completions_tokens":9,"seed":1'],
    ['gpt-5-mini', '"temperature":1,"top_p":1.0'],
    ['o3', '"temperature":null'],
    ['gpt-4.1', '"temperature":0,"top_p":0.1'],
    ['gpt-4.1', '"reasoning_effort":null'],
  ] as const)
    assert.deepEqual(ownFindings(judge(model, sampling)), [], model);
});

test('nothing is said of models that are not known', () => {
  for (const model of ['m', 'gpt-5.1', 'gpt-5-chat-latest', 'o5', 'gpt-6', 'o3-deep-research'])
    assert.deepEqual(
      ownFindings(judge(model, '"temperature":0.2,"reasoning_effort":"low"')),
      [],
      model,
    );
});

test('the fix removes it', () => {
  assert.deepEqual(fixedTexts(judge('o3', '"temperature":0, "seed":1'), code), [
    ['Remove "temperature"', judge('o3', '"seed":1')],
  ]);
  assert.deepEqual(fixedTexts(judge('gpt-4.1', '"reasoning_effort":"low"'), code), [
    ['Remove "reasoning_effort"', judge('gpt-4.1', '')],
  ]);
});
