import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader } from '../../../test/support/fixtures.ts';
import { inlayHints } from './inlayHints.ts';
import { readJob } from './job.ts';

/** The text up to the hint, and the hint, for a formula over three graders; undefined without a hint. */
function hint(formula: string): string | undefined {
  const text = jobWithGrader(
    `{"type":"multi","graders":{"exact":{"type":"string_check"},"judge":{"type":"score_model","range":[1,5]},"code":{"type":"python"}},"calculate_output":"${formula}"}`,
  );
  const [found, ...others] = inlayHints(readJob(text));
  assert.deepEqual(others, []);
  return found && `${text.slice(found.offset - 2, found.offset)} ${found.label}`;
}

test('says between which values the reward lies', () => {
  assert.equal(hint('exact'), 't" → 0 … 1');
  assert.equal(hint('exact - judge / 4'), '4" → −1.25 … 0.75');
  assert.equal(hint('min(1, max(0, code))'), ')" → 0 … 1');
  assert.equal(hint('0.5'), '5" → 0.5');
});

test('says nothing where nothing bounds the reward, or the formula is wrong', () => {
  assert.equal(hint('exact + code'), undefined);
  assert.equal(hint('exact + unknown'), undefined);
  assert.equal(hint('exact +'), undefined);
  assert.equal(hint(''), undefined);
  assert.deepEqual(inlayHints(readJob('')), []);
});

test('explains itself', () => {
  const text = jobWithGrader(
    '{"type":"multi","graders":{"a":{"type":"string_check"}},"calculate_output":"2 * a"}',
  );
  assert.match(inlayHints(readJob(text))[0]!.tooltip, /between 0 and 2/);
});

for (const { name, text } of exampleJobs())
  test(`${name}, cut off anywhere, has its hints without a throw`, () => {
    for (let length = 0; length <= text.length; length += 3)
      assert.ok(inlayHints(readJob(text.slice(0, length))).length <= 1);
  });
