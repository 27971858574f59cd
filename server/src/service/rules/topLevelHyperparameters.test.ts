import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'top-level-hyperparameters';
const old = '"hyperparameters":{"n_epochs":2}';

test('alone they are only old', () => {
  assert.deepEqual(readableFindings(jobWith(old)), [
    'information top-level-hyperparameters "hyperparameters": This is the old place of hyperparameters. Move them into a "method".',
  ]);
});

test('what is wrong inside is still said where they count', () => {
  const findings = readableFindings(jobWith('"hyperparameters":{"n_epochs":"3"}'));
  assert.ok(findings.some((finding) => finding.startsWith('error wrong-type "3"')));
});

test('next to a method they are ignored, and nothing inside them is judged', () => {
  assert.deepEqual(
    readableFindings(
      jobWith('"method":{"type":"supervised"},"hyperparameters":{"n_epochs":"3","beta":1}'),
    ),
    [
      'warning top-level-hyperparameters "hyperparameters": "hyperparameters" are ignored next to a "method". Move them into "supervised".',
    ],
  );
});

test('a dpo job is refused for them', () => {
  assert.deepEqual(readableFindings(jobWith(`"method":{"type":"dpo"},${old}`)), [
    'error top-level-hyperparameters "hyperparameters": A dpo job is refused for "hyperparameters" at this place. Move them into "dpo".',
  ]);
});

test('hyperparameters of the method are right, and so is a weight that exists at the top only', () => {
  assert.deepEqual(
    readableFindings(jobWith(`"method":{"type":"supervised","supervised":{${old}}}`)),
    [],
  );
  assert.deepEqual(readableFindings(jobWith('"hyperparameters":{"prompt_loss_weight":0.1}')), []);
});

test('a value that is no object has no other finding', () => {
  assert.deepEqual(readableFindings(jobWith('"hyperparameters":3')), [
    'error wrong-type 3: Expected an object, found a number.',
  ]);
});

test('the fix makes a supervised method of them', () => {
  assert.deepEqual(fixedTexts(jobWith(old), code), [
    [
      'Move into a supervised method',
      jobWith(
        '"method": { "type": "supervised", "supervised": { "hyperparameters":{"n_epochs":2} } }',
      ),
    ],
  ]);
  const lines = `{
  "model": "m",
  "hyperparameters": {
    "n_epochs": 2
  }
}`;
  const [fixed] = fixedTexts(lines, code);
  assert.equal(
    fixed![1],
    `{
  "model": "m",
  "method": {
    "type": "supervised",
    "supervised": {
      "hyperparameters": {
        "n_epochs": 2
      }
    }
  }
}`,
  );
});

test('the fix moves them into the block of the method, before it or behind it', () => {
  const after = '"method":{"type":"dpo","dpo":{"hyperparameters":{"n_epochs":2}}}';
  for (const [before, expected] of [
    [`${old},"method":{"type":"dpo","dpo":{}}`, /"dpo":\{\s*"hyperparameters":\{"n_epochs":2\}/],
    [`"method":{"type":"dpo","dpo":{}},${old}`, /"dpo":\{\s*"hyperparameters":\{"n_epochs":2\}/],
    [
      `"method":{"type":"dpo"},${old}`,
      /"type":"dpo", "dpo": \{ "hyperparameters":\{"n_epochs":2\} \}/,
    ],
  ] as const) {
    const [fixed] = fixedTexts(jobWith(before), code);
    const [title, text] = fixed!;
    assert.equal(title, 'Move into "dpo"');
    assert.match(text, expected);
    assert.deepEqual(JSON.parse(text), JSON.parse(jobWith(after)));
  }
});

test('where another value is there, a person chooses', () => {
  const block = (members: string) =>
    `"method":{"type":"dpo","dpo":{"hyperparameters":{${members}}}}`;
  const own = '"hyperparameters":{"n_epochs":9,"beta":0.1,"batch_size":"auto"}';
  assert.deepEqual(fixedTexts(jobWith(`${block('"n_epochs":1')},${own}`), code), [
    [
      'Move into "dpo", keep what is there',
      jobWith(block('"n_epochs":1, "beta":0.1, "batch_size":"auto"')),
    ],
    [
      'Move into "dpo", replace what is there',
      jobWith(block('"n_epochs":9, "beta":0.1, "batch_size":"auto"')),
    ],
  ]);
  assert.deepEqual(fixedTexts(jobWith(`${old},${block('"n_epochs":2')}`), code), [
    ['Move into "dpo"', jobWith(block('"n_epochs":2'))],
  ]);
});

test('lines are indented for their new place', () => {
  const lines = `{
  "model": "m",
  "training_file": "x",
  "method": {
    "type": "supervised"
  },
  "hyperparameters": {
    "n_epochs": 2
  }
}`;
  const [fixed] = fixedTexts(lines, code);
  assert.equal(
    fixed![1],
    `{
  "model": "m",
  "training_file": "x",
  "method": {
    "type": "supervised",
    "supervised": {
      "hyperparameters": {
        "n_epochs": 2
      }
    }
  }
}`,
  );
});

test('no fix where the method or its block is not what it should be', () => {
  for (const method of ['{"type":"sft"}', '{"type":"supervised","supervised":1}'])
    assert.deepEqual(fixedTexts(jobWith(`"method":${method},${old}`), code), []);
});
