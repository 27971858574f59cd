import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'bare-type';

/** The one finding of a job, and the text after its one fix. */
function assertWrapped(before: string, finding: string, after: string): void {
  assert.deepEqual(readableFindings(before), [finding]);
  assert.deepEqual(
    fixedTexts(before, code).map(([, text]) => text),
    [after],
  );
}

test('the type of a method, exact or nearly so', () => {
  for (const word of ['dpo', 'DPO', 'preference'])
    assertWrapped(
      jobWith(`"method":"${word}"`),
      `error ${code} "${word}": "${word}" is only a type; an object must be here. Write { "type": "dpo" }.`,
      jobWith('"method":{ "type": "dpo" }'),
    );
});

test('an integration, in a list or in place of it', () => {
  assertWrapped(
    jobWith('"integrations":["wandb"]'),
    `error ${code} "wandb": "wandb" is only a type; an object must be here. Write { "type": "wandb", "wandb": { "project": "" } }.`,
    jobWith('"integrations":[{ "type": "wandb", "wandb": { "project": "" } }]'),
  );
  assertWrapped(
    jobWith('"integrations":"wandb"'),
    `error ${code} "wandb": "wandb" is only a type; a list must be here. Write [{ "type": "wandb", "wandb": { "project": "" } }].`,
    jobWith('"integrations":[{ "type": "wandb", "wandb": { "project": "" } }]'),
  );
});

test('the type of a grader', () => {
  const [finding] = readableFindings(jobWithGrader('"python"'));
  assert.match(finding!, /^error bare-type "python": /);
});

test('other words are not taken for types', () => {
  assert.deepEqual(readableFindings(jobWith('"method":"something"')), [
    'error wrong-type "something": Expected an object, found a string.',
  ]);
});
