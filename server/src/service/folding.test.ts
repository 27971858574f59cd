import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { exampleJobs } from '../../../test/support/fixtures.ts';
import { foldingRanges } from './folding.ts';
import { readJob } from './job.ts';

/** The foldings of a text as `first-last`, lines from 0. */
function foldings(text: string, limit = 100): string {
  const document = TextDocument.create('file:///a.ftjob.json', 'ftjob', 1, text);
  return foldingRanges(readJob(text), (offset) => document.positionAt(offset).line, limit)
    .map(({ startLine, endLine }) => `${String(startLine)}-${String(endLine)}`)
    .join(' ');
}

test('folds what has more than one line, the closing bracket left visible', () => {
  assert.equal(foldings('{\n  "a": [\n    1\n  ],\n  "b": {}\n}'), '0-4 1-2');
  assert.equal(foldings('{"a": 1}'), '');
  assert.equal(foldings(''), '');
});

test('two brackets that open on one line are one folding', () => {
  assert.equal(foldings('[{\n  "a": 1\n}]'), '0-1');
});

test('half-typed text folds to its end', () => {
  assert.equal(foldings('{\n  "a": [\n    1\n'), '0-3 1-3');
});

test('beyond the limit the innermost are left out', () => {
  const text = '{\n"a": [\n1\n],\n"b": [\n1\n]\n}';
  assert.equal(foldings(text), '0-6 1-2 4-5');
  assert.equal(foldings(text, 2), '0-6');
});

test('any depth is folded', () => {
  assert.match(foldings('[\n'.repeat(100_000)), /^0-100000 /);
});

for (const { name, text } of exampleJobs())
  test(`${name}, cut off anywhere, folds within its lines`, () => {
    for (let length = 0; length <= text.length; length += 7) {
      const cut = text.slice(0, length);
      const lines = cut.split('\n').length;
      for (const folding of foldings(cut).split(' ').filter(Boolean)) {
        const [start, end] = folding.split('-').map(Number);
        assert.ok(start! < end! && end! < lines, folding);
      }
    }
  });
