import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsAt } from '../../../test/support/completions.ts';
import { jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { hoverAt } from './hover.ts';
import { readJob } from './job.ts';
import { withMeantTypes } from './meantTypes.ts';

const withoutType = (method: string) => `{"method":{"reinforcement":${method}}}`;
const check = '{"type":"string_check","input":"{{<|>}}"}';

test('completion and hover go on below a method or grader whose type is still missing', () => {
  assert.deepEqual(labelsAt(withoutType(`{"grader":${check}}`)), ['item', 'sample']);
  assert.deepEqual(labelsAt(jobWithGrader('{"operation":"eq","input":"{{<|>}}"}')), [
    'item',
    'sample',
  ]);
  assert.ok(labelsAt(withoutType('{<|>}')).includes('grader'));
  const { text, offset } = parseCursor(withoutType('{"gra<|>der":{}}'));
  assert.match(hoverAt(readJob(text), offset)!.markdown, /grad/i);
});

test('nothing is guessed where several types fit, or a type is there that is not known', () => {
  assert.deepEqual(labelsAt(jobWithGrader('{"name":"x","input":"{{<|>}}"}')), []);
  assert.deepEqual(labelsAt(jobWithGrader('{"type":"x","operation":"eq","input":"{{<|>}}"}')), []);
});

test('a job in which no type is missing is its own view', () => {
  const job = readJob(jobWithGrader('{"type":"string_check"}'));
  assert.equal(withMeantTypes(job), job);
});
