import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { hoverAt } from './hover.ts';
import { readJob } from './job.ts';

const multi = (formula: string) =>
  jobWithGrader(
    `{"type":"multi","name":"n","graders":{"exact":{"type":"string_check","name":"exact match","input":"{{ sample.output_te<|>xt }}"},"judge":{"type":"score_model","name":"j","range":[0,5]}},"calculate_output":"${formula}"}`,
  );

function hover(fixture: string): string | undefined {
  const { text, offset } = parseCursor(fixture);
  const found = hoverAt(readJob(text), offset);
  return found && `${text.slice(found.start, found.end)}: ${found.markdown}`;
}

const formula = (text: string) => multi(text).replace('output_te<|>xt', 'output_text');

test('explains what a template refers to', () => {
  assert.equal(hover(multi('exact')), "output_text: The model's answer as text.");
});

test('a field of the answer shows its part of the schema as it would stand at the margin', () => {
  const field = '"category": {\n          "type": "string"\n        }';
  const format = `"response_format":{"schema":{"properties":{\n        ${field}}}},"grader":`;
  const text = multi('exact')
    .replace('output_te<|>xt', 'output_json.cate<|>gory')
    .replace('"grader":', format);
  assert.match(hover(text)!, /\n\n```json\n\{\n {2}"type": "string"\n\}\n```$/);
});

test('explains the names, functions and the value of a formula', () => {
  assert.equal(
    hover(formula('0.5 * jud<|>ge')),
    'judge: **score\\_model** · j\n\nIts score is between 0 and 5.\n\nUsed in calculate_output.',
  );
  assert.match(hover(formula('ma<|>x(exact, judge)'))!, /^max: `max\(x, more, …\)`/);
  assert.equal(hover(formula('exact <|>+ judge')), 'exact + judge: The reward is between 0 and 6.');
});
