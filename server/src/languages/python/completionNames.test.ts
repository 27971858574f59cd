import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameContext } from './completionNames.ts';
import { anySource, mark } from './testing.ts';

function at(cursor: string): ReturnType<typeof nameContext> {
  return nameContext(cursor.replace('|', ''), cursor.indexOf('|'));
}

/** The names of the source that are offered at the | of a text, or what else is. */
function offered(cursor: string): string {
  const found = at(cursor);
  if (found?.kind !== 'name')
    return found ? `${found.kind} ${keywords(cursor).join(' ')}`.trim() : 'nothing';
  return found.own.map(({ name }) => name).join(' ');
}

/** What the word at the | is taken from. */
function takenFrom(cursor: string): string {
  const found = at(cursor);
  return found?.kind === 'member' ? found.value.join('.') : 'not sure';
}

function keywords(cursor: string): readonly string[] {
  const found = at(cursor);
  return found && 'keywords' in found ? found.keywords : [];
}

test('The names that can be read at a place are offered, the nearest scope first.', () => {
  const cases: readonly (readonly [cursor: string, names: string])[] = [
    ['import re\nlimit = 1\ndef f(a, *b, c=1):\n    d = 2\n    |', 'a b c d re limit f'],
    ['import re as r, os.path\nfrom json import loads as l\nx = |', 'r os l'],
    ['def f():\n    return hel|\ndef helper():\n    pass', 'f helper'],
    ['def f():\n    a = 1\n    def g(b):\n        return |', 'b a g f'],
    ['def f(a):\n    pass\ndef g(b):\n    return |', 'b f g'],
    ['class A:\n    y = 1\n    z = |', 'y'],
    ['class A:\n    y = 1\n    def m(self):\n        return |', 'self A'],
    ['def f():\n    global g\n    g = 1\ndef h():\n    return |', 'f g h'],
    ['for n in range(3):\n    |', 'n'],
    ['[n + | for n in values]', 'n'],
    ['f = lambda a, b: |', 'a b f'],
    ['x = 1\nx = x + |\ny = 2', 'x'],
    ['total = to|', ''],
    ['for n in |:\n    pass', ''],
    ['n = 1\nf"{|} {n}"', 'n'],
    ['n = 1\nf(key=|', 'n'],
    ['n = 1\nn[|', 'n'],
  ];
  for (const [cursor, expected] of cases) equal(offered(cursor), expected, cursor);
});

test('Where a name is being defined, in texts and comments and in numbers there is none.', () => {
  const cases = [
    ...['def |', 'def f(|', 'def f(a, |):\n    pass', 'class |', 'import a as |', 'for |'],
    ...[
      'with a as |',
      'try:\n    a\nexcept B as |',
      'lambda |',
      'global |',
      'match a:\n    case |',
      'f(a|=1)',
    ],
    ...[
      '"|',
      '"a |"',
      "'''\n|\n'''",
      '# |',
      'f"|"',
      '1|',
      '1e|',
      'x.|',
      'x().a|',
      'r|"a"',
      'pass |',
    ],
  ];
  for (const cursor of cases) equal(offered(`a = 1\n${cursor}`), 'nothing', cursor);
});

test('Keywords are offered where they fit.', () => {
  const has = (cursor: string, ...words: string[]) =>
    words.filter((word) => keywords(cursor).includes(word)).join(' ');
  equal(has('|', 'if', 'return', 'break', 'else', 'not'), 'if not');
  equal(has('def f():\n    re|', 'return', 'break'), 'return');
  equal(has('def f():\n    while a:\n        |', 'return', 'break'), 'return break');
  equal(has('if a:\n    b\nel|', 'elif', 'else', 'except'), 'elif else');
  equal(has('try:\n    b\n|', 'elif', 'else', 'except', 'finally'), 'else except finally');
  equal(has('x = |', 'not', 'lambda', 'if', 'and'), 'not lambda');
  equal(has('return |', 'not', 'lambda', 'if', 'and'), 'not lambda');
  equal(has('x = a |', 'not', 'lambda', 'if', 'and'), 'not if and');
  equal(has('if f(a) |:', 'not', 'in', 'and', 'while'), 'not in and');
  equal(has('x = [a f|]', 'for', 'not'), 'for not');
});

test('Where Python demands a word, it alone is offered.', () => {
  const cases: readonly (readonly [cursor: string, keywords: string])[] = [
    ['from x |', 'import'],
    ['    from x.y imp|', 'import'],
    ['from x import a |', 'as'],
    ['from x import a as b |', ''],
    ['from x import a as b, c |', 'as'],
    ['import x.y |', 'as'],
    ['import x as y |', ''],
    ['for n |', 'in'],
    ['for n, (m, o) i|', 'in'],
    ['x = [n for n |]', 'in'],
    ['x = [n for m in a for n |]', 'in'],
    ['x = a not |', 'in'],
    ['async |', 'def for with'],
    ['x = [a async |]', 'for'],
  ];
  for (const [cursor, expected] of cases)
    equal(offered(cursor), `operator ${expected}`.trim(), cursor);
  // In a text it is no word of Python.
  equal(keywords('print("all for one", a |)').includes('else'), true);
  equal(keywords('for n in a |').includes('and'), true);
  equal(keywords('x = not |').join(' '), 'not lambda');
});

test('What a member is taken from is told where the source leaves no doubt.', () => {
  const cases: readonly (readonly [cursor: string, value: string])[] = [
    ['import json\njson.|', 'json'],
    ['import json as j\nj.lo|ads("")', 'json'],
    ['import os.path\nos.path.|', 'os.path'],
    ['from datetime import datetime as d\nd.|', 'datetime.datetime'],
    ['from json import lo|', 'json'],
    ['from json import (loads, |', 'json'],
    ['import functools\n@functools.|\ndef f():\n    pass', 'functools'],
    ['"a".|', 'str'],
    ['f"{a}".|', 'str'],
    ['x = ("a").strip().|', 'str.strip.()'],
    ['a = str(b)\na.|', 'builtins.str.()'],
    ['def grade(s, item):\n    return s["output_text"].|', 'str'],
    ['def grade(s, item):\n    a = s["output_text"].lower()\n    return a.|', 'str.lower.()'],
    // What is bound twice, or elsewhere, may be anything.
    ['import json\njson = 1\njson.|', 'not sure'],
    ['a = "x"\nif b:\n    a = 1\na.|', 'not sure'],
    ['a, b = "xy"\na.|', 'not sure'],
    ['def f(json):\n    return json.|', 'not sure'],
    ['json.|', 'not sure'],
    ['b"a".|', 'not sure'],
    ['def grade(s, item):\n    return s["output_json"].|', 'not sure'],
    ['def other(s, item):\n    return s["output_text"].|', 'not sure'],
    ['from .json import |', 'not sure'],
    ['a = b\nb = a\na.|', 'not sure'],
  ];
  for (const [cursor, expected] of cases) equal(takenFrom(cursor), expected, cursor);
});

test('At every place of any text there is an answer, whose range is around the place.', () => {
  fc.assert(
    fc.property(anySource, fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      const found = nameContext(text, offset);
      if (!found) return;
      const { start, end } = found.range;
      equal(
        start <= offset && offset <= end && end <= text.length,
        true,
        mark(text, [found.range]),
      );
    }),
    { numRuns: 1000 },
  );
});
