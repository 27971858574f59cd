import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const job = (labels: string, passing: string) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{"tone":{"type":"label_model","name":"tone","model":"m","input":[{"role":"user","content":"{{sample.output_text}}"}],"labels":${labels},"passing_labels":${passing}},"same":{"type":"python","name":"same","source":"def grade(sample, item):\\n    return 1.0"}},"calculate_output":"tone + same"}`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => /-labels? /.test(finding));

test('passing labels that are labels are right', () => {
  assert.deepEqual(ownFindings(job('["good","bad"]', '["good"]')), []);
  assert.deepEqual(ownFindings(job('["a","b","c"]', '["a","c"]')), []);
});

test('a passing label must be one of the labels', () => {
  assert.deepEqual(ownFindings(job('["correct","incorrect"]', '["corect"]')), [
    'warning unknown-label "corect": "corect" is not one of "labels", so it is never chosen. Did you mean "correct"?',
  ]);
  assert.deepEqual(ownFindings(job('["yes","no"]', '["yes","excellent"]')), [
    'warning unknown-label "excellent": "excellent" is not one of "labels", so it is never chosen. The labels are "yes" or "no".',
  ]);
});

test('fixes of an unknown label', () => {
  const code = 'unknown-label';
  assert.deepEqual(fixedTexts(job('["correct","incorrect"]', '["Correct"]'), code), [
    ['Change to "correct"', job('["correct","incorrect"]', '["correct"]')],
    ['Add "Correct" to "labels"', job('["correct","incorrect", "Correct"]', '["Correct"]')],
  ]);
  assert.deepEqual(fixedTexts(job('[\n  "yes",\n  "no"\n]', '["yes","fine"]'), code), [
    ['Add "fine" to "labels"', job('[\n  "yes",\n  "no",\n  "fine"\n]', '["yes","fine"]')],
  ]);
});

test('a label stands once in a list', () => {
  assert.deepEqual(ownFindings(job('["a","b","a"]', '["b","b"]')), [
    'information duplicate-label "a": "a" stands in "labels" already. Remove it.',
    'information duplicate-label "b": "b" stands in "passing_labels" already. Remove it.',
  ]);
  assert.deepEqual(fixedTexts(job('["a", "b", "a"]', '["b"]'), 'duplicate-label'), [
    ['Remove "a"', job('["a", "b"]', '["b"]')],
  ]);
});

test('labels that leave no choice', () => {
  for (const [labels, passing, finding] of [
    ['[]', '["a"]', '"labels": There are no labels to choose from. Add at least two.'],
    [
      '["a","b"]',
      '[]',
      '"passing_labels": No label passes, so every answer scores 0. Name the labels that score 1.',
    ],
    [
      '["a","b"]',
      '["b","a"]',
      '"passing_labels": Every label passes, so every answer scores 1. Name only those that score 1.',
    ],
  ] as const)
    assert.deepEqual(ownFindings(job(labels, passing)), [`warning constant-labels ${finding}`]);
});

test('lists of another kind are left to the rule about types', () => {
  assert.deepEqual(ownFindings(job('["a",1]', '["x"]')), []);
  assert.deepEqual(ownFindings(job('"a"', '[]')).length, 1);
});
