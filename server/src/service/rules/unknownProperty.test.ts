import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWith } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import { findingsOf } from '../findings.ts';
import { fixAll } from '../fixAll.ts';
import { readJob } from '../job.ts';

test('another spelling of a key that is there is not taken for a third key, and one of them is to go', () => {
  const text = jobWith('"trainingFile":"x","Seed":1,"seed":2');
  assert.deepEqual(readableFindings(text), [
    'warning unknown-property "trainingFile": "trainingFile" is another spelling of "training_file", which stands here, too. Remove one of them.',
    'warning unknown-property "Seed": "Seed" is another spelling of "seed", which stands here, too. Remove one of them.',
  ]);
  const judge = (one: string, limit: number) =>
    findingsOf(readJob(one), testContext, undefined, limit);
  assert.equal(fixAll(text, judge), undefined);
});
