import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxSourceLength } from './sourceLimit.ts';
import { anySource, bigSource } from './testing.ts';
import { childNamed, enclosing, readTree, textOf } from './tree.ts';

test('The nodes come in the order of the source, each with its parent, children and place.', () => {
  const tree = readTree('x = f(1)\n');
  deepEqual(
    tree.nodes.map(({ name, start, end }) => `${name} ${start}-${end}`),
    [
      'Script 0-9',
      'AssignStatement 0-8',
      'VariableName 0-1',
      'AssignOp 2-3',
      'CallExpression 4-8',
      'VariableName 4-5',
      'ArgList 5-8',
      '( 5-6',
      'Number 6-7',
      ') 7-8',
    ],
  );
  const number = tree.nodes[8]!;
  equal(textOf(tree, number), '1');
  equal(number.index, 1);
  equal(enclosing(number, ['CallExpression'])?.start, 4);
  equal(childNamed(tree.nodes[0]!, 'AssignStatement'), tree.nodes[1]);
  equal(tree.hasErrors, false);
});

test('A half-typed source has errors and still has its function.', () => {
  const tree = readTree('def grade(sample, item):\n    return sample[');
  ok(tree.hasErrors);
  ok(tree.nodes.some(({ name }) => name === 'FunctionDefinition'));
});

test('A byte order mark is no part of the first name, and shifts no offset.', () => {
  const tree = readTree('\uFEFFdef grade(): pass');
  const name = tree.nodes.find((node) => node.name === 'VariableName')!;
  equal(textOf(tree, name), 'grade');
  equal(name.start, 5);
});

test('Of a source that is too long, nothing is read.', () => {
  const tree = readTree(' '.repeat(maxSourceLength + 1));
  equal(tree.nodes.length, 1);
  ok(tree.hasErrors);
});

test('A source of 256 kB is read whole.', () => {
  const tree = readTree(bigSource(maxSourceLength));
  equal(tree.hasErrors, false);
  const functions = tree.nodes.filter(({ name }) => name === 'FunctionDefinition');
  ok(functions.length > 800);
  equal(textOf(tree, childNamed(functions.at(-1)!, 'VariableName')!), 'grade');
});

test('Ten thousand brackets in one another, closed or not, do not throw.', () => {
  const open = '('.repeat(10_000);
  for (const text of [
    `x = ${open}${')'.repeat(10_000)}`,
    open,
    '['.repeat(10_000),
    '{'.repeat(10_000),
  ])
    ok(readTree(text).nodes.length > 0);
  for (const text of ['-', 'not ', 'lambda: ', 'a.', 'f"{', 'x if y else ', 'a(', '@'])
    ok(readTree(text.repeat(10_000)).nodes.length > 0);
});

test('Any text has a tree whose nodes lie within their parents and are their parents’ children.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      for (const node of readTree(text).nodes) {
        ok(node.start >= 0 && node.start <= node.end && node.end <= text.length);
        if (!node.parent) continue;
        equal(node.parent.children[node.index], node);
        ok(node.start >= node.parent.start && node.end <= node.parent.end);
      }
    }),
  );
});
