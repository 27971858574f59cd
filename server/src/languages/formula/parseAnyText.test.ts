// What holds of every formula that is read, whatever is in it and however long it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFormula } from './parse.ts';
import { formula, formulaPieces, shapeOf } from './testFormulas.ts';
import type { FormulaNode, NodeIndex } from './tree.ts';

test('a printed formula is read as it was', () => {
  fc.assert(
    fc.property(formula, ({ text, shape }) => {
      assert.deepEqual(parseFormula(text).problems, [], text);
      assert.equal(shapeOf(parseFormula(text)), shape, text);
    }),
    { numRuns: 1000 },
  );
});

/** The positions of the nodes that a node is made of. */
function partsOf(node: FormulaNode): readonly NodeIndex[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
    case 'pair':
      return [node.left, node.right];
    case 'group':
      return [node.inner];
    case 'call':
      return node.arguments;
    case 'number':
    case 'name':
    case 'missing':
      return [];
  }
}

test('whatever the text, it is one tree with its ranges inside the text', () => {
  fc.assert(
    fc.property(fc.oneof(formulaPieces, fc.string({ unit: 'grapheme' })), (text) => {
      const { nodes, tokens, problems } = parseFormula(text);
      const used = nodes.flatMap(partsOf).toSorted((a, b) => a - b);
      assert.deepEqual(
        used,
        Array.from({ length: nodes.length - 1 }, (_, index) => index),
        text,
      );
      for (const [index, node] of nodes.entries()) {
        assert.ok(0 <= node.start && node.start <= node.end && node.end <= text.length, text);
        for (const part of partsOf(node)) {
          assert.ok(part < index, text);
          assert.ok(node.start <= nodes[part]!.start && nodes[part]!.end <= node.end, text);
        }
      }
      let last = 0;
      for (const { start, end } of tokens) {
        assert.ok(last <= start && start < end && end <= text.length, text);
        last = end;
      }
      last = 0;
      for (const { start, end, edits } of problems) {
        assert.ok(last <= start && start <= end && end <= text.length, text);
        last = start;
        const offsets = [0, ...edits.flatMap((edit) => [edit.start, edit.end]), text.length];
        assert.deepEqual(
          offsets,
          offsets.toSorted((a, b) => a - b),
          text,
        );
      }
    }),
    { numRuns: 3000 },
  );
});

test('100,000 parentheses are read at once', { timeout: 20_000 }, () => {
  const count = 100_000;
  const deep = `${'('.repeat(count)}a${')'.repeat(count)}`;
  assert.deepEqual(parseFormula(deep).problems, []);
  assert.equal(parseFormula(deep).nodes.length, count + 1);
  assert.deepEqual(parseFormula(`${'abs('.repeat(count)}a${')'.repeat(count)}`).problems, []);
  assert.deepEqual(parseFormula(`a${'^-a'.repeat(count)}`).problems, []);
  assert.deepEqual(parseFormula(`min(${'a,'.repeat(count)}a)`).problems, []);
  const pieces = [
    '(',
    ')',
    'min(',
    'min(a,',
    ',',
    '+',
    '- ',
    '*',
    'a ',
    '2',
    '.',
    '1.',
    '_',
    'mean(',
    'mod(a,',
    'a//',
    'a%',
    '%',
    '!',
    '{',
    '{{',
    '{{a',
    '{a}',
    '}',
    '"',
    '“',
    '"a',
    'a.',
    '[a',
    ' ',
    '@',
    '😀',
    'if ',
  ];
  for (const piece of pieces) {
    const { nodes, problems } = parseFormula(piece.repeat(count));
    assert.ok(nodes.length + problems.length <= 10 * count, piece);
  }
});
