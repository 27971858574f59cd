import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArgument } from './argument.ts';

const position = { line: 1, character: 2 };
const argument = {
  uri: 'file:///a.ftjob.json',
  position,
  ranges: [{ start: position, end: position }],
};

test('what the server sends is read, and nothing else', () => {
  assert.deepEqual(readArgument(argument), argument);
  for (const other of [
    undefined,
    7,
    {},
    { ...argument, uri: 7 },
    { ...argument, position: { line: -1, character: 0 } },
    { ...argument, ranges: 'all' },
    { ...argument, ranges: [{ start: position }] },
    { ...argument, ranges: [{ start: position, end: { line: 0.5, character: 0 } }] },
  ])
    assert.equal(readArgument(other), undefined);
});
