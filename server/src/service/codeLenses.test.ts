import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader } from '../../../test/support/fixtures.ts';
import { codeLenses } from './codeLenses.ts';
import { readJob } from './job.ts';

/** Each lens as the key that it stands above, its title, and the texts that a click shows. */
function lenses(text: string): readonly string[] {
  return codeLenses(readJob(text)).map(({ offset, title, references }) => {
    const key = /^"([^"]*)"/.exec(text.slice(offset))![1]!;
    const shown = references.map(({ start, end }) => text.slice(start, end));
    return `${key}: ${title} -> ${shown.join(' ')}`;
  });
}

const multi = (graders: string, formula: string) =>
  jobWithGrader(
    `{"type":"multi","name":"m","graders":{${graders}},"calculate_output":"${formula}"}`,
  );

const exact = '"exact":{"type":"string_check"}';
const judge = '"judge":{"type":"score_model","range":[0,5]}';
const code = '"code":{"type":"python"}';

test('each grader tells how often the formula uses it, and what it scores', () => {
  assert.deepEqual(lenses(multi(`${exact},${judge}`, 'ex\\u0061ct + min(1, exact)')), [
    'exact: Used 2 times in calculate_output · score between 0 and 1 -> ex\\u0061ct exact',
    'judge: Not used in calculate_output · score between 0 and 5 -> ',
    'calculate_output: Uses 1 of 2 graders -> exact',
  ]);
});

test('the reward stands above the formula only where no hint tells it', () => {
  assert.deepEqual(lenses(multi(`${exact},${code}`, 'exact + max(0, code)')), [
    'exact: Used in calculate_output · score between 0 and 1 -> exact',
    'code: Used in calculate_output -> code',
    'calculate_output: Uses 2 of 2 graders · the reward is at least 0 -> exact code',
  ]);
});

test('a formula with mistakes still tells its uses; without one there is no lens', () => {
  assert.deepEqual(lenses(multi(exact, 'exact +* (')), [
    'exact: Used in calculate_output · score between 0 and 1 -> exact',
    'calculate_output: Uses 1 of 1 graders -> exact',
  ]);
  assert.deepEqual(lenses(jobWithGrader(`{"type":"multi","graders":{${exact}}}`)), []);
  assert.deepEqual(lenses(jobWithGrader('{"type":"string_check"}')), []);
});

for (const { name, text } of exampleJobs())
  test(`no text of ${name} is in a lens, wherever a piece is cut out`, () => {
    for (let at = 0; at < text.length; at += 13) {
      const cut = text.slice(0, at) + text.slice(at + 3);
      for (const { offset, title, references } of codeLenses(readJob(cut))) {
        assert.ok(offset >= 0 && offset < cut.length);
        for (const { start, end } of references) assert.ok(start < end && end <= cut.length);
        assert.match(title, /^(?:Used (?:\d+ times )?in|Not used in|Uses \d+ of \d+ graders)/);
      }
    }
  });
