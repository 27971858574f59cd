import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundNames, readImports } from './imports.ts';
import { anySource, mark } from './testing.ts';
import { readTree } from './tree.ts';

function imports(text: string) {
  return readImports(readTree(text));
}

test('Every module is found with the place of its name.', () => {
  const cases = [
    'import «numpy»',
    'import «os.path», «re»',
    'import «numpy» as np, «scipy.stats» as st',
    'from «sklearn.metrics» import f1_score',
    'from «a.b» import (c as d, e,)',
    'from «..» import x',
    'from ..«pkg.mod» import x',
    'from ...«pkg» import x',
    'from «math» import *',
    'x = 1; import «json»',
    'if a:\n    import «b»\n',
    'from «half»',
    'import «a».',
    'import «a» as',
    'from «x» import (a',
    'import',
    'from',
    'x = "import a"  # import b',
  ];
  for (const expected of cases) {
    const text = expected.replace(/[«»]/g, '');
    const ranges = imports(text).map(({ range }) => range);
    equal(mark(text, ranges), expected);
  }
});

test('An import tells its level, its alias and what it takes.', () => {
  const [np, relative, star] = imports(
    'import numpy as np\nfrom ...a import b as c, d\nfrom e import *',
  );
  equal(np?.module, 'numpy');
  equal(np.alias?.name, 'np');
  equal(np.names, undefined);
  equal(np.level, 0);
  equal(relative?.module, 'a');
  equal(relative.level, 3);
  deepEqual(
    relative.names?.map(({ name, alias }) => [name, alias?.name]),
    [
      ['b', 'c'],
      ['d', undefined],
    ],
  );
  deepEqual([star?.star, star?.names], [true, []]);
});

test('An import tells whether it may never run, or may fail.', () => {
  const text = [
    'import a',
    'try:\n    import b\nexcept ImportError:\n    import c',
    'if x:\n    import d',
    'def f():\n    import e\n    try:\n        import g\n    finally:\n        pass',
    'class C:\n    import h',
  ].join('\n');
  deepEqual(
    imports(text).map(({ module, guarded, inFunction }) => [module, guarded, inFunction]),
    [
      ['a', false, false],
      ['b', true, false],
      ['c', true, false],
      ['d', true, false],
      ['e', false, true],
      ['g', true, true],
      ['h', false, false],
    ],
  );
});

test('An import binds its alias, what it takes, or the first part of its name.', () => {
  const bound = imports('import a.b, c.d as e\nfrom f import g, h as i').flatMap(boundNames);
  deepEqual(
    bound.map(({ name }) => name),
    ['a', 'e', 'g', 'i'],
  );
});

test('A name that is missing imports nothing.', () => {
  equal(imports('import ,').length, 0);
});

test('The imports of any text lie within it.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      for (const { range } of imports(text))
        equal(range.start < range.end && range.end <= text.length, true);
    }),
  );
});
