import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exampleJobs, jobWithGrader } from '../../../test/support/fixtures.ts';
import { tokens as pythonTokens } from '../languages/python/tokens.ts';
import { endOf, startOf } from './json/tree.ts';
import { readJob } from './job.ts';
import { maxTokens, semanticTokens } from './semanticTokens.ts';

const everything = { start: 0, end: Infinity };

/** Each token as `type text`. */
function readable(text: string): readonly string[] {
  const found = semanticTokens(readJob(text), everything, pythonTokens);
  return found.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

const comparing = (input: string) => jobWithGrader(`{"type":"string_check","input":"${input}"}`);
const computing = (formula: string) =>
  jobWithGrader(`{"type":"multi","graders":{},"calculate_output":"${formula}"}`);
const python = (source: string) => jobWithGrader(`{"type":"python","source":"${source}"}`);

test('references of a template', () => {
  assert.deepEqual(readable(comparing('is {{ sample.output_tools[0].function }}?')), [
    'operator {{',
    'namespace sample',
    'property output_tools',
    'number 0',
    'property function',
    'operator }}',
  ]);
  assert.deepEqual(readable(comparing('{{item.a} and {{item.b}} or {{}}')), [
    'operator {{',
    'namespace item',
    'property a',
    'operator }',
    'operator {{',
    'namespace item',
    'property b',
    'operator }}',
  ]);
});

test('of a long string only what is in the range, and never more than an editor takes', () => {
  const text = comparing('{{item.a}} {{item.b}} {{item.c}}');
  const start = text.indexOf('item.b');
  const found = semanticTokens(readJob(text), { start, end: start + 6 }, pythonTokens);
  assert.deepEqual(
    found.map((token) => text.slice(token.start, token.end)),
    ['{{', 'item', 'b', '}}'],
  );
  const long = comparing('{{item.a}}'.repeat(maxTokens));
  assert.equal(semanticTokens(readJob(long), everything, pythonTokens).length, maxTokens);
});

test('a formula', () => {
  assert.deepEqual(readable(computing('max(exact, 0.5)\\n - 2 ^ tone')), [
    'function max',
    'variable exact',
    'number 0.5',
    'operator -',
    'number 2',
    'operator ^',
    'variable tone',
  ]);
});

test('Python, line by line', () => {
  assert.deepEqual(
    readable(python('def grade(sample, item):\\n\\treturn \\"\\"\\"one\\ntwo\\"\\"\\" # no')),
    [
      'keyword def',
      'function grade',
      'parameter sample',
      'parameter item',
      'keyword return',
      'string one',
      'string two',
      'comment # no',
    ],
  );
});

test('no Python without its parser', () => {
  const job = readJob(python('def grade(sample, item): return 1'));
  assert.deepEqual(semanticTokens(job, everything, undefined), []);
});

test('escapes have no token and split what they stand in', () => {
  assert.deepEqual(readable(comparing('\\"{\\u007bitem.\\u0061b\\u0063d}}\\"')), [
    'operator {',
    'namespace item',
    'property b',
    'property d',
    'operator }}',
  ]);
});

test('only what touches the range', () => {
  const text = jobWithGrader(
    '{"type":"string_check","input":"{{item.a}}","reference":"{{item.b}}"}',
  );
  const at = text.indexOf('item.b');
  const found = semanticTokens(readJob(text), { start: at, end: at }, undefined);
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    ['{{', 'item'],
  );
});

/** Tokens are in order, do not overlap, cross no line, hold no escape and lie within the strings. */
function assertSound(text: string): void {
  const job = readJob(text);
  let behind = 0;
  for (const { start, end } of semanticTokens(job, everything, pythonTokens)) {
    assert.ok(behind <= start && start < end, text);
    assert.doesNotMatch(text.slice(start, end), /[\\\r\n]/);
    assert.ok(
      job.embedded.some(
        ({ node }) => startOf(job.tree, node) <= start && end <= endOf(job.tree, node),
      ),
    );
    behind = end;
  }
}

for (const { name, text } of exampleJobs())
  test(`tokens of ${name} are sound, also when it is cut off anywhere`, () => {
    assertSound(text);
    const long = text.length > 2000 ? 7 : 1;
    for (let length = 0; length <= text.length; length += long) assertSound(text.slice(0, length));
  });

test('tokens of any text are sound', () => {
  const pieces = [
    '{{',
    '}}',
    '{',
    '}',
    'item',
    'sample',
    '.',
    '[0]',
    '["x"]',
    ' ',
    '\n',
    '"',
    '\\',
  ];
  const words = ['max(', ')', '0.5', '+', 'def grade(', ':', "f'{a}'", '#', '"""', 'é', '😀', ','];
  const text = fc.array(fc.constantFrom(...pieces, ...words), { maxLength: 12 });
  fc.assert(
    fc.property(text, fc.constantFrom(comparing, computing, python), (parts, place) => {
      assertSound(place(JSON.stringify(parts.join('')).slice(1, -1)));
      assertSound(place(parts.join('')));
    }),
    { numRuns: 2000 },
  );
});
