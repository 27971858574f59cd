import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'null-value';

test('what can be left out is a warning, and is left out by the fix', () => {
  for (const [before, key, after] of [
    ['"seed":1,"method":null', 'method', '"seed":1'],
    ['"seed":1,"hyperparameters":null', 'hyperparameters', '"seed":1'],
    [
      '"method":{"type":"dpo","dpo":{"hyperparameters":null}}',
      'hyperparameters',
      '"method":{"type":"dpo","dpo":{}}',
    ],
  ] as const) {
    assert.deepEqual(readableFindings(jobWith(before)), [
      `warning ${code} null: The specification allows no null here. Leave "${key}" out instead.`,
    ]);
    assert.deepEqual(fixedTexts(jobWith(before), code), [[`Remove "${key}"`, jobWith(after)]]);
    assert.deepEqual(readableFindings(jobWith(after)), []);
  }
});

test('the block of another method is told once, and removed', () => {
  const text = jobWith('"method":{"type":"supervised","dpo":null}');
  assert.deepEqual(
    readableFindings(text).map((finding) => finding.split(' ', 2).join(' ')),
    ['warning foreign-method-block'],
  );
  assert.deepEqual(fixedTexts(text, 'foreign-method-block'), [
    ['Remove "dpo"', jobWith('"method":{"type":"supervised"}')],
  ]);
});

test('null that is specified is right, and in place of what must be there an error', () => {
  assert.deepEqual(
    readableFindings(
      jobWith(
        '"validation_file":null,"suffix":null,"seed":null,"integrations":null,"metadata":null',
      ),
    ),
    [],
  );
  assert.deepEqual(readableFindings(jobWithGrader('null')), [
    'error wrong-type null: Expected an object, found null.',
  ]);
  assert.deepEqual(readableFindings(jobWith('"metadata":{"a":null}')), [
    'error wrong-type null: Expected a string, found null.',
  ]);
});
