import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'foreign-method-block';
const method = (members: string) => jobWith(`"method":{${members}}`);

test('the block of another method is a warning, and nothing inside it is judged', () => {
  assert.deepEqual(readableFindings(method('"type":"supervised","dpo":{"colour":"red"}')), [
    'warning foreign-method-block "dpo": "dpo" does not belong here: the "type" of the method is "supervised". Change the type, or remove the block.',
  ]);
});

test('several blocks: each that is not of the type', () => {
  assert.deepEqual(
    readableFindings(method('"type":"dpo","supervised":{},"dpo":{},"reinforcement":{}')).map(
      (finding) => finding.split(':')[0],
    ),
    [`warning ${code} "supervised"`, `warning ${code} "reinforcement"`],
  );
});

test('a type that lacks its block has one finding, about the type', () => {
  assert.deepEqual(
    readableFindings(method('"type":"reinforcement","dpo":{}')).filter((finding) =>
      /mismatched-type|foreign|missing-property/.test(finding),
    ),
    [
      'error mismatched-type "reinforcement": The properties are those of "dpo", not of "reinforcement". Did you mean "dpo"?',
    ],
  );
});

test('the block of the type, and none at all, are right', () => {
  assert.deepEqual(readableFindings(method('"type":"dpo","dpo":{}')), []);
  assert.deepEqual(readableFindings(method('"type":"dpo"')), []);
});

test('the fixes change the type or the key', () => {
  assert.deepEqual(fixedTexts(method('"type":"supervised","dpo":{}'), code), [
    ['Change to "dpo"', method('"type":"dpo","dpo":{}')],
    ['Rename to "supervised"', method('"type":"supervised","supervised":{}')],
  ]);
});

test('a block with a grader is no block of another method: it is not renamed', () => {
  assert.deepEqual(fixedTexts(method('"type":"dpo","reinforcement":{}'), code), [
    ['Change to "reinforcement"', method('"type":"reinforcement","reinforcement":{}')],
    ['Remove "reinforcement"', method('"type":"dpo"')],
  ]);
});

test('next to the right block the other one goes', () => {
  assert.deepEqual(fixedTexts(method('"type":"dpo","supervised":{},"dpo":{}'), code), [
    ['Remove "supervised"', method('"type":"dpo","dpo":{}')],
  ]);
});

test('nothing is said while the type that counts, the last one, is being written', () => {
  const text = '{"method":{"type":"dpo","supervised":{},"type":';
  const found = readableFindings(text);
  assert.ok(!found.some((finding) => finding.includes(code)));
});
