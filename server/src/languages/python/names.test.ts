import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findNames, resolve } from './names.ts';
import { anySource } from './testing.ts';
import { readTree, textOf } from './tree.ts';

/** What the last use of a name means: the kind of scope, and the kinds of the bindings there. */
function meaning(text: string, name: string): string {
  const tree = readTree(text);
  const names = findNames(tree);
  const use = names.uses.findLast((node) => textOf(tree, node) === name);
  if (!use) return 'no use';
  const scope = resolve(names, name, use);
  if (!scope) return 'unbound';
  return `${scope.kind}: ${scope.bound
    .get(name)!
    .map(({ kind }) => kind)
    .join(', ')}`;
}

test('A name means its nearest binding, as Python looks it up.', () => {
  const cases: readonly (readonly [text: string, meaning: string])[] = [
    ['x', 'unbound'],
    ['x = 1\nx', 'module: assignment'],
    ['x: int\nx', 'unbound'],
    ['x += 1\nx', 'module: other'],
    ['a = x = 2\nx', 'module: assignment'],
    ['a, (b, *x) = y\nx', 'module: assignment'],
    ['a[x] = 1', 'unbound'],
    ['x.y = 1\nx', 'unbound'],
    ['import x.y\nx', 'module: import'],
    ['from a import b as x\nx', 'module: import'],
    ['def x(): pass\nx', 'module: function'],
    ['class x: pass\nx', 'module: class'],
    ['def f(x): x', 'function: parameter'],
    ['def f(*x): x', 'function: parameter'],
    ['def f(a=x): pass', 'unbound'],
    ['def f(a: x): pass', 'unbound'],
    ['def f(x, a=x): pass', 'unbound'],
    ['def f(x):\n    def g(): x', 'function: parameter'],
    ['def f(x):\n    x = 1\n    x', 'function: parameter, assignment'],
    ['x = 1\ndef f():\n    x', 'module: assignment'],
    ['def f():\n    global x\n    x = 1\nx', 'module: assignment'],
    [
      'def f(x):\n    def g():\n        nonlocal x\n        x = 1\n    x',
      'function: parameter, assignment',
    ],
    ['class C:\n    x = 1\n    def f(self): x', 'unbound'],
    ['class C:\n    x = 1\n    y = x', 'class: assignment'],
    ['lambda x: x', 'lambda: parameter'],
    ['lambda a=x: a', 'unbound'],
    ['[x for x in y]', 'comprehension: other'],
    ['{x: 1 for a, x in y if x}', 'comprehension: other'],
    ['f(x for x in y)', 'comprehension: other'],
    ['f(1 for x in y)\nx', 'unbound'],
    ['[1 for x in y]\nx', 'unbound'],
    ['[(x := a) for a in b]\nx', 'module: other'],
    ['f(x := 1)\nx', 'module: other'],
    ['f(x=1)', 'no use'],
    ['f(a=x)', 'unbound'],
    ['for x in y: pass\nx', 'module: other'],
    ['with y as x: pass\nx', 'module: other'],
    ['try:\n    a\nexcept E as x:\n    x', 'module: other'],
    ['match a:\n    case {"k": [x, *y]}:\n        x', 'module: other'],
    ['match a:\n    case P(x=1):\n        pass', 'no use'],
    ['match a:\n    case 1 as x:\n        x', 'module: other'],
    ['del x\nx', 'module: other'],
    ['def f():\n    import x\n    x', 'function: import'],
  ];
  for (const [text, expected] of cases) equal(meaning(text, 'x'), expected, text);
});

test('What is assigned to or deleted by a key or an attribute is known as such.', () => {
  const tree = readTree('a["x"] = b.c, d["y"] = 1\ndel e["z"]\nf["v"] += g["w"]');
  deepEqual([...findNames(tree).stores].map((node) => textOf(tree, node)).sort(), [
    'a["x"]',
    'b.c',
    'd["y"]',
    'e["z"]',
    'f["v"]',
  ]);
});

test('Any text has names whose every use stands in a scope.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      const tree = readTree(text);
      const names = findNames(tree);
      for (const use of names.uses) {
        equal(names.scopeOf.has(use), true);
        resolve(names, textOf(tree, use), use);
      }
    }),
  );
});
