import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWith } from '../../../../test/support/recordedJobs.ts';
import { copied } from './copied.ts';
import { firstKnowledge } from './knowledge.ts';

const ref = { connectionId: 'a', jobId: 'ftjob-1' };

test('each button copies what stands beside it', () => {
  const checkpoint = { createdAt: 1, step: 1, metrics: {} };
  const knowledge = {
    ...firstKnowledge(jobWith({ fine_tuned_model: 'ft:m' }), [], { text: '', requestId: 'req' }),
    checkpoints: [
      { ...checkpoint, id: 'c2', model: 'ft:m:2' },
      { ...checkpoint, id: 'c1', model: undefined },
    ],
  };
  const state = { ref, knowledge };
  assert.equal(copied('copyId', undefined, state), 'ftjob-1');
  assert.equal(copied('copyRequestId', undefined, state), 'req');
  assert.equal(copied('copyModel', undefined, state), 'ft:m');
  assert.equal(copied('copyCheckpoint', 'c2', state), 'ft:m:2');
  assert.equal(copied('copyCheckpoint', 'c1', state), 'c1');
});

test('of a job of which nothing is known yet only the id is there', () => {
  const state = { ref, knowledge: undefined };
  assert.equal(copied('copyId', undefined, state), 'ftjob-1');
  assert.equal(copied('copyModel', undefined, state), undefined);
});
