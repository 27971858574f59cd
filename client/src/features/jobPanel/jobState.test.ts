import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstState } from './jobState.ts';
import { viewOf } from './view.ts';

test('before a job is read its panel says so, and offers nothing but to read it', () => {
  const ref = { connectionId: 'openai', jobId: 'ftjob-1' };
  const before = { fileName: 'reward.ftjob.json', knowledge: undefined, readAt: undefined };
  const view = viewOf(firstState(ref, before), 'en', 0);
  assert.equal(view.heading, 'Fine-tuning job of reward.ftjob.json');
  assert.equal(view.status.text, 'not read yet');
  assert.deepEqual(view.notices, []);
  assert.deepEqual(
    view.buttons.map(({ label }) => label),
    ['Refresh'],
  );
});
