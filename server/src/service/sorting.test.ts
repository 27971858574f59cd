import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges } from '../../../test/support/fixes.ts';
import { exampleJobs } from '../../../test/support/fixtures.ts';
import { readJob } from './job.ts';
import { sortingOf } from './sorting.ts';

function sorted(text: string): string {
  const change = sortingOf(readJob(text));
  return change ? applyChanges(text, [change]) : text;
}

test('sorts the keys of all objects; arrays, commas and line breaks stay where they are', () => {
  assert.equal(
    sorted('{\n  "b": {"z": 1, "y": [ {"d": 1,"c": 2}, 3 ]},\n  "a": null\n}\n'),
    '{\n  "a": null,\n  "b": {"y": [ {"c": 2,"d": 1}, 3 ], "z": 1}\n}\n',
  );
});

test('of two equal keys the first stays the first', () => {
  assert.equal(sorted('{"b":1,"a":2,"b":3}'), '{"a":2,"b":1,"b":3}');
});

test('leaves alone what is no JSON, and what is sorted', () => {
  for (const text of ['', '{"b":1,,"a":2}', '{"b":1 "a":2}', '{"a":1,"b":2}', '3'])
    assert.equal(sortingOf(readJob(text)), undefined, text);
});

test('any depth is sorted', () => {
  const depth = 50_000;
  const text = '{"b":0,"a":'.repeat(depth) + '1' + '}'.repeat(depth);
  assert.ok(sorted(text).startsWith('{"a":{"a":'));
});

for (const { name, text } of exampleJobs())
  test(`${name} means the same when sorted, and is then sorted`, () => {
    const after = sorted(text);
    assert.deepEqual(JSON.parse(after), JSON.parse(text));
    assert.equal(sorted(after), after);
  });
