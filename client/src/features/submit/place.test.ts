import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeOfPlace } from './place.ts';

const leaf = (name: string, selectionRange: string) => ({ name, selectionRange, children: [] });
const symbols = [leaf('model', 'A'), { ...leaf('method', 'B'), children: [leaf('type', 'C')] }];

test('the deepest property of the path that the file has', () => {
  assert.equal(rangeOfPlace(symbols, ['method', 'type']), 'C');
  assert.equal(rangeOfPlace(symbols, ['method', 'dpo', 'hyperparameters']), 'B');
  assert.equal(rangeOfPlace(symbols, ['seed']), undefined);
});
