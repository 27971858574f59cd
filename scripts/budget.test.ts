import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdToBudget } from './budget.ts';

test('what is above its budget, or has none, is refused by name', () => {
  const small = { what: 'small.js', found: 10, allowed: 10, unit: 'bytes' } as const;
  holdToBudget([small]);
  const large = { what: 'large.js', found: 11, allowed: 10, unit: 'bytes' } as const;
  const unknown = { what: 'new.js', found: 1, allowed: undefined, unit: 'bytes' } as const;
  assert.throws(
    () => holdToBudget([small, large, unknown]),
    /: large\.js, new\.js\. Make it smaller/,
  );
});
