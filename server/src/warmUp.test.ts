import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobShape } from './service/schema/schema.ts';
import { warmUp } from './warmUp.ts';

test('the warm-up comes to its end in many steps, and has read the schema after the first', () => {
  const steps = warmUp();
  assert.equal(steps.next().done, false);
  assert.ok(jobShape().object);
  let count = 1;
  while (!steps.next().done) count++;
  assert.ok(count > 100, `${count} steps`);
});
