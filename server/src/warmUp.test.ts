import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobShape } from './service/schema/schema.ts';
import { warmUp, warmUpFurther } from './warmUp.ts';

const count = (steps: Iterator<undefined>) => {
  let all = 0;
  while (!steps.next().done) all++;
  return all;
};

test('the warm-up comes to its end in many steps, and has read the schema after the first', () => {
  const steps = warmUp();
  assert.equal(steps.next().done, false);
  assert.ok(jobShape().object);
  assert.ok(count(steps) > 100);
});

test('what follows it comes to its end in many steps, too', () => {
  assert.ok(count(warmUpFurther()) > 1000);
});
