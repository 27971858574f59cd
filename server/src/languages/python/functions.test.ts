import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFunctions, type PythonFunction } from './functions.ts';
import { findNames } from './names.ts';
import { anySource, mark } from './testing.ts';
import { readTree } from './tree.ts';

function functions(text: string): readonly PythonFunction[] {
  const tree = readTree(text);
  return [...readFunctions(tree, findNames(tree)).values()];
}

/** The parameters in short: the kind's initials, the name, and = for a default. */
function parameters(text: string): string {
  return functions(text)[0]!
    .parameters.map(({ kind, name, hasDefault }) => {
      const short = {
        'positional-only': 'p',
        'positional-or-keyword': '',
        'keyword-only': 'k',
        'var-positional': '*',
        'var-keyword': '**',
      }[kind];
      return `${short}${short && !short.startsWith('*') ? ':' : ''}${name}${hasDefault ? '=' : ''}`;
    })
    .join(' ');
}

test('Parameters have the kinds that Python gives them.', () => {
  const cases: readonly (readonly [list: string, expected: string])[] = [
    ['', ''],
    ['sample, item', 'sample item'],
    ['sample: dict, item: dict[str, int] = {}', 'sample item='],
    ['a, /, b', 'p:a b'],
    ['a, b=1, /', 'p:a p:b='],
    ['a, *, b, c=2', 'a k:b k:c='],
    ['*args, b, **kw', '*args k:b **kw'],
    ['*args: int, **kw: str', '*args **kw'],
    ['a=(1, 2), b=lambda x: x / 2', 'a= b='],
    ['a,  # first\n    b', 'a b'],
  ];
  for (const [list, expected] of cases)
    equal(parameters(`def f(${list}):\n    pass\n`), expected, list);
});

test('A function has the ranges of its name, its parameters, its decorators and itself.', () => {
  const expected =
    '«@a.b(1)»\n«@c»  # why\n«async def «grade»«(«sample», «item»=1)» -> float:\n    return 1»\n\nx = 1\n';
  const text = expected.replace(/[«»]/g, '');
  const [grade] = functions(text);
  const ranges = [...grade!.decorators, grade!.nameRange, grade!.parametersRange];
  equal(
    mark(text, ranges),
    '«@a.b(1)»\n«@c  # why»\nasync def «grade»«(sample, item=1)» -> float:\n    return 1\n\nx = 1\n',
  );
  equal(
    mark(text, [grade!.range]),
    '@a.b(1)\n@c  # why\n«async def grade(sample, item=1) -> float:\n    return 1»\n\nx = 1\n',
  );
  equal(
    mark(
      text,
      grade!.parameters.map(({ range }) => range),
    ),
    '@a.b(1)\n@c  # why\nasync def grade(«sample», «item»=1) -> float:\n    return 1\n\nx = 1\n',
  );
  equal(grade!.isAsync, true);
});

test('Whether a function returns a value depends on its own returns only.', () => {
  const cases: readonly (readonly [body: string, returns: boolean])[] = [
    ['pass', false],
    ['return', false],
    ['return  # nothing', false],
    ['return None', false],
    ['return 0', true],
    ['return None, 1', true],
    ['if a:\n        return 1', true],
    ['def g():\n        return 1', false],
    ['x = lambda: 1', false],
    ['class C:\n        def g(self): return 1', false],
    ['try:\n        return 1\n    except E:\n        return', true],
  ];
  for (const [body, returns] of cases)
    equal(functions(`def f():\n    ${body}\n`)[0]!.returnsValue, returns, body);
});

test('A generator is one by its own yield only.', () => {
  const isGenerator = (text: string) => functions(text)[0]!.isGenerator;
  equal(isGenerator('def f():\n    yield 1'), true);
  equal(isGenerator('def f():\n    x = yield from g()'), true);
  equal(isGenerator('def f():\n    def g(): yield 1'), false);
  equal(isGenerator('def f():\n    g = lambda: (yield)'), false);
});

test('A function tells what it is in, and whether it is always defined.', () => {
  const text = [
    'def a():\n    def b(): pass\n    if x:\n        def c(): pass',
    'class C:\n    def d(self): pass\n    @e\n    def f(self): pass',
    'if x:\n    def g(): pass',
    'try:\n    @e\n    def h(): pass\nexcept E:\n    def i(): pass',
    '@e\ndef j(): pass',
  ].join('\n');
  deepEqual(
    functions(text).map((one) => [one.name, one.within, one.conditional]),
    [
      ['a', 'module', false],
      ['b', 'function', false],
      ['c', 'function', true],
      ['d', 'class', false],
      ['f', 'class', false],
      ['g', 'module', true],
      ['h', 'module', true],
      ['i', 'module', true],
      ['j', 'module', false],
    ],
  );
});

test('A half-typed function has what was typed.', () => {
  const [grade] = functions('def grade(sample, it');
  deepEqual(
    grade?.parameters.map(({ name }) => name),
    ['sample', 'it'],
  );
  equal(functions('def grade')[0]?.name, 'grade');
  deepEqual(functions('def '), []);
});

test('The functions of any text lie within it.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      for (const { range, nameRange, parametersRange, parameters, decorators } of functions(text))
        for (const { start, end } of [
          range,
          nameRange,
          parametersRange,
          ...decorators,
          ...parameters.map((one) => one.range),
        ])
          equal(start >= 0 && start <= end && end <= text.length, true);
    }),
  );
});
