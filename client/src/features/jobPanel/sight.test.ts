import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sightOf } from './sight.ts';

const sight = (start: number, end: number, endLine = 3) => {
  const { line, from, to } = sightOf({
    start: { line: 3, character: start },
    end: { line: endLine, character: end },
  });
  assert.equal(line, 3);
  return [from, to];
};

test('of a long value its beginning is seen, with its name', () => {
  assert.deepEqual(sight(12, 30), [0, 30]);
  assert.deepEqual(sight(12, 5000), [0, 52]);
  assert.deepEqual(sight(12, 2, 9), [0, 52], 'an object of several lines');
});

test('what stands far to the right is seen all the same', () => {
  assert.deepEqual(sight(4000, 4010), [4000, 4010]);
  assert.deepEqual(sight(4000, 9000), [4000, 4040]);
});
