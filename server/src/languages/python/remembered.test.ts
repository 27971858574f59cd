import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { remembered } from './remembered.ts';

test('A text is read once, until longer ones have taken its place.', () => {
  const read: string[] = [];
  const lengthOf = remembered((text) => {
    read.push(text);
    return text.length;
  }, 6);
  for (const text of ['aaa', 'bbb', 'aaa', 'cc', 'aaa', 'bbb', 'dddddddd', 'dddddddd', ''])
    equal(lengthOf(text), text.length);
  deepEqual(read, ['aaa', 'bbb', 'cc', 'bbb', 'dddddddd', '']);
});

test('Nothing is a finding too.', () => {
  let reads = 0;
  const nothing = remembered(() => {
    reads++;
    return undefined;
  });
  nothing('a');
  nothing('a');
  equal(reads, 1);
});
