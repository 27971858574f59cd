import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { testContext } from '../../../../test/support/readable.ts';
import { maxReferences } from '../../languages/template/parse.ts';
import { findingsOf } from '../findings.ts';
import { readJob } from '../job.ts';

/** The codes and messages for a grader whose input has so many references to the row, and something behind them. */
function told(count: number, behind: string): readonly string[] {
  const input = '{{item.a}}'.repeat(count) + behind;
  const text = jobWithGrader(
    `{"type":"string_check","name":"n","input":"${input}","reference":"b","operation":"eq"}`,
  );
  return findingsOf(readJob(text), testContext).map(
    ({ code, severity, message, start, end }) =>
      `${severity} ${code} ${text.slice(start, end)}: ${message}`,
  );
}

test('a text with more references than are read says so, and nothing is said of what is behind them', () => {
  const whole = told(maxReferences - 1, '{{sample.output_txt}}');
  assert.deepEqual(
    whole.map((one) => one.split(':')[0]),
    ['error template-unknown-variable output_txt'],
  );
  assert.deepEqual(told(maxReferences, '{{sample.output_txt}} {{'), [
    'information template-too-long ": This text has more than 200,000 references, and the others are not checked. Shorten it, or look at the end yourself.',
  ]);
});
