import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs } from '../../../test/support/fixtures.ts';
import { readJob } from './job.ts';
import { selectionSpans } from './selectionRanges.ts';

/** What is selected step by step from the place marked `|`. */
function selections(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return selectionSpans(readJob(text), offset).map(({ start, end }) => text.slice(start, end));
}

test('from a string over its quotes, its property and its object to the whole', () => {
  assert.deepEqual(selections('{"a": {"b": "on|e"}}'), [
    'one',
    '"one"',
    '"b": "one"',
    '{"b": "one"}',
    '"a": {"b": "one"}',
    '{"a": {"b": "one"}}',
  ]);
});

test('from a key', () => {
  assert.deepEqual(selections('{"ke|y": 1, "b": 2}'), [
    'key',
    '"key"',
    '"key": 1',
    '"key": 1, "b": 2',
    '{"key": 1, "b": 2}',
  ]);
});

test('in arrays and between things', () => {
  assert.deepEqual(selections('[1, |23]'), ['23', '1, 23', '[1, 23]']);
  assert.deepEqual(selections('{ | }'), ['  ', '{  }']);
  assert.deepEqual(selections('|'), []);
});

for (const { name, text } of exampleJobs())
  test(`${name}: each selection holds the one before, at every place, cut off or whole`, () => {
    for (const cut of [text, text.slice(0, text.length / 2)]) {
      const job = readJob(cut);
      for (let offset = 0; offset <= cut.length; offset++) {
        let inner = { start: offset, end: offset };
        for (const span of selectionSpans(job, offset)) {
          assert.ok(span.start <= inner.start && span.end >= inner.end);
          assert.ok(span.end - span.start > inner.end - inner.start || inner.start === offset);
          inner = span;
        }
      }
    }
  });
