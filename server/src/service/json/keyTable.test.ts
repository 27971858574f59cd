import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from './parse.ts';
import { childrenOf, keyOf, memberOf, none, propertyOf, sourceOf } from './tree.ts';

const read = (text: string) => {
  const tree = parseJson(text);
  return { tree, keys: childrenOf(tree, 0).map((property) => keyOf(tree, property)) };
};

test('keys are decoded, and each is kept once', () => {
  const { tree, keys } = read(
    '{"a": {"b": 1, "a": 2}, "\\u0061b": 3, \'c\': 4, d: 5, "__proto__": 6}',
  );
  assert.deepEqual(keys, ['a', 'ab', 'c', 'd', '__proto__']);
  assert.deepEqual(tree.keyTable.keys, ['', 'a', 'b', 'ab', 'c', 'd', '__proto__']);
});

test('a property is found by its decoded key, the last one of several', () => {
  const { tree } = read('{"x": 1, "\\u0078": 2, "": 3, "y": [4]}');
  assert.equal(sourceOf(tree, memberOf(tree, 0, 'x')), '2');
  assert.equal(sourceOf(tree, memberOf(tree, 0, '')), '3');
  assert.equal(propertyOf(tree, 0, 'toString'), none);
  assert.equal(propertyOf(tree, memberOf(tree, 0, 'y'), 'x'), none, 'an array has no properties');
});

test('a key that is missing is the empty string', () => {
  assert.deepEqual(read('{: 1, "a": 2}').keys, ['', 'a']);
});

test('keys that follow each other as before are told from those that only look alike', () => {
  const { tree } = read(
    '[{"a": 1, "b": 2}, {"a": 3, "c": 4}, {"a": 5, "c": 6}, {"a": 7, "\\u0063": 8}, {"a": 9, c: 0}, {"a": 1, \'c\': 2}, {"a": 3, "cc": 4}, {"a": 5, "c\n: 6}]',
  );
  const keys = childrenOf(tree, 0).map((object) =>
    childrenOf(tree, object).map((property) => keyOf(tree, property)),
  );
  assert.deepEqual(
    keys.map((row) => row.join()),
    ['a,b', 'a,c', 'a,c', 'a,c', 'a,c', 'a,c', 'a,cc', 'a,c'],
  );
});
