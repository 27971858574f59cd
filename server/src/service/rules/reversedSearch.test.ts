import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'reversed-search';
const check = (input: string, operation: string, reference: string) =>
  jobWithGrader(
    `{"type":"string_check","name":"n","input":"${input}","operation":"${operation}","reference":"${reference}"}`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => finding.includes(code));
const [item, sample] = ['{{item.answer}}', '{{ sample.output_text }}'];

test('the answer is searched in, not searched for', () => {
  for (const operation of ['like', 'ilike'])
    assert.deepEqual(ownFindings(check(item, operation, sample)), [
      `hint ${code} "${operation}": This looks for the answer in the text of the row. To look in the answer for the text of the row, swap "input" and "reference".`,
    ]);
});

test('in order, and where the order makes no difference, all is right', () => {
  assert.deepEqual(ownFindings(check(sample, 'like', item)), []);
  assert.deepEqual(ownFindings(check(item, 'eq', sample)), []);
  assert.deepEqual(ownFindings(check(item, 'ne', sample)), []);
  assert.deepEqual(ownFindings(check('yes no maybe', 'like', sample)), []);
  assert.deepEqual(ownFindings(check(`${item} ${sample}`, 'like', sample)), []);
});

test('the fix swaps the two', () => {
  assert.deepEqual(fixedTexts(check(`Is it \\"${item}\\"?`, 'like', sample), code), [
    ['Swap "input" and "reference"', check(sample, 'like', `Is it \\"${item}\\"?`)],
  ]);
});
