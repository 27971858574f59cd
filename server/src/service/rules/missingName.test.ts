import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

test('the fix gives a grader the name of its key, and nothing is left to say', () => {
  const check = (name: string) =>
    `{"type":"string_check","input":"{{sample.output_text}}","reference":"{{item.a}}","operation":"eq"${name}}`;
  const multi = (name: string) =>
    jobWithGrader(
      `{"type":"multi","name":"m","graders":{"exact":${check(name)},"b":${check(', "name": "b"')}},"calculate_output":"exact + b"}`,
    );
  for (const [job, name] of [
    [multi, ', "name": "exact"'],
    [(text: string) => jobWithGrader(check(text)), ', "name": "grader"'],
  ] as const) {
    assert.deepEqual(
      fixedTexts(job(''), 'missing-name').map(([, text]) => text),
      [job(name)],
    );
    assert.deepEqual(readableFindings(job(name)), []);
  }
});
