import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader } from '../../../test/support/fixtures.ts';
import { pythonParsers } from '../../../test/support/python.ts';
import { readJob } from './job.ts';
import { selectionSpans } from './selectionRanges.ts';

/** What is selected step by step from the place marked `|`. */
function selections(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return selectionSpans(readJob(text), offset, pythonParsers).map(({ start, end }) =>
    text.slice(start, end),
  );
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

test('in a formula from a name over calls and parentheses', () => {
  const formula = '0.5 * (min(ex|act, 1) + judge)';
  const multi = jobWithGrader(`{"type":"multi","graders":{},"calculate_output":"${formula}"}`);
  assert.deepEqual(selections(multi).slice(0, 8), [
    'exact',
    'exact, 1',
    'min(exact, 1)',
    'min(exact, 1) + judge',
    '(min(exact, 1) + judge)',
    '0.5 * (min(exact, 1) + judge)',
    '"0.5 * (min(exact, 1) + judge)"',
    '"calculate_output":"0.5 * (min(exact, 1) + judge)"',
  ]);
});

test('in Python from a word over its statement and function to the string', () => {
  const body = 'x = int(sam|ple[\\"a\\"])\\n    return x';
  const python = jobWithGrader(
    `{"type":"python","source":"def grade(sample, item):\\n    ${body}\\n"}`,
  );
  const [word, ...found] = selections(python);
  assert.equal(word, 'sample');
  for (const part of [
    'int(sample[\\"a\\"])',
    'x = int(sample[\\"a\\"])',
    body.replace('|', ''),
    `def grade(sample, item):\\n    ${body.replace('|', '')}`,
  ])
    assert.ok(found.includes(part), part);
});

for (const { name, text } of exampleJobs())
  test(`${name}: each selection holds the one before, at every place, cut off or whole`, () => {
    for (const cut of [text, text.slice(0, text.length / 2)]) {
      const job = readJob(cut);
      for (let offset = 0; offset <= cut.length; offset++) {
        let inner = { start: offset, end: offset };
        for (const span of selectionSpans(job, offset, pythonParsers)) {
          assert.ok(span.start <= inner.start && span.end >= inner.end);
          assert.ok(span.end - span.start > inner.end - inner.start || inner.start === offset);
          inner = span;
        }
      }
    }
  });
