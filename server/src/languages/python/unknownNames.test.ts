import { deepEqual, equal } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parsePython } from './module.ts';
import { mark, marked } from './testing.ts';

/** Each source marks what is told of it. */
const told: readonly string[] = [
  '«x»',
  'def f(a): return «b»',
  'def f(a): return a\n«a»',
  'def f(sample):\n    return g()\ndef g():\n    return «sample»',
  'f"{«x»!r:>{«w»}}"',
  'x = [y for y in z]\nz = 1\n«y»',
  '[a for b in [1] if b]'.replace('[a', '[«a»'),
  'lambda a=«b»: a + «c»',
  'f = lambda a: a\n«a»',
  'x: int\n«x»',
  'def f(a: «Dict»[str, «Any»]) -> «List»[int]: pass',
  'class C(«Base»):\n    a: «Other»',
  '@«cache».b.c\ndef f(): pass',
  'print(«jsn».loads("1"))',
  'a.b = «c»'.replace('a', '«a»'),
  '«a»["b"] = 1',
  'def f(a):\n    try:\n        return «b»\n    except Exception:\n        return 0',
  'try:\n    «a»\nexcept ValueError:\n    pass',
  'try:\n    pass\nexcept Exception:\n    «a»',
  'import re\nre.compile("a")\nx = eval\n«y»',
  'match 1:\n    case «Color».RED:\n        pass',
  'for «x».y in [1]: pass',
  'class C:\n    a = 1\n    b = a\n    def f(self):\n        return «a» + self.a',
  'class C:\n    def f(self):\n        return [«g»() for x in [1]]\n    def g(): pass',
];

const untold: readonly string[] = [
  'print(len([True, None, Ellipsis, NotImplemented]), ValueError)',
  'x = 1\nx',
  'def f():\n    return later()\ndef later(): pass',
  'def f():\n    return x\nif f:\n    x = 1',
  'for x in []:\n    pass\nx',
  'x = 1\ndel x\nx',
  'try:\n    1\nexcept ValueError as e:\n    e\ne',
  'with open("a") as (a, b):\n    a, b',
  'if (n := 1) > 0:\n    n',
  '[(last := y) for y in [1]]\nlast',
  'def f():\n    [(last := y) for y in [1]]\n    return last',
  'def f():\n    global x\n    x = 1\nx',
  'def f():\n    global x\n    return x',
  'def f():\n    a = 1\n    def g():\n        nonlocal a\n        a = 2\n    return a',
  'class C:\n    xs = [1]\n    ys = [x for x in xs]\n    def f(self):\n        return __class__',
  'a = 1\nclass C:\n    a = 2\n    def f(self, b=a):\n        return a',
  'class C:\n    a = 1\n    class D:\n        b = a\n    c = lambda: a',
  'class C:\n    a: int\n    def f(self) -> int:\n        return self.a',
  'match [1]:\n    case {"a": b, **rest} | [b, *rest]:\n        b, rest\n    case int(real=r) as whole:\n        r, whole',
  'def f(*args, key=1, **more):\n    return args, key, more, f(key=1)',
  'def f[T: int](x: T) -> T:\n    y: T = x\n    return y',
  'type Pair[A] = tuple[A, Later]',
  'def f():\n    x: Unknown = 1\n    return x',
  'from __future__ import annotations\ndef f(a: Unknown) -> Unknown: pass',
  'import a.b, c as d\nfrom e import g as h\na, d, h',
  '@a\ndef f(): pass\nimport a',
  'try:\n    unicode\nexcept NameError:\n    pass',
  'try:\n    unicode\nexcept:\n    pass',
  'try:\n    unicode\nexcept Exception as e:\n    pass',
  'try:\n    unicode\nexcept ValueError:\n    pass\nexcept BaseException:\n    pass',
  'import sys\nif sys.hexversion < 3:\n    unicode',
  'import gettext\ngettext.install("a")\nngettext("b")',
  'eval("(x := 1)")\nx',
  'eval(compile("x = 1", "", "exec"))\nx',
  'fi = 1\nprint(\ufb01)',
  '\ufb01 = 1\nprint(fi)',
  'import sys\nif sys.version_info[0] < 3:\n    text = unicode',
  'import sys\nsys.modules[__name__].x = 1\nx',
  'from math import *\nsqrt(4)',
  'exec("x = 1")\nx',
  'globals()["x"] = 1\nx',
  'from sympy import var\nvar("x y")\nx + y',
  'import builtins\nbuiltins.x = 1\nx',
  '_("a")\n__file__\n__private',
  'x = y +',
];

test('Only what is surely defined nowhere is told.', () => {
  for (const source of told) {
    const { text } = marked(source);
    const { unknownNames } = parsePython(text);
    equal(
      mark(
        text,
        unknownNames.map(({ range }) => range),
      ),
      source,
    );
  }
  for (const source of untold)
    deepEqual(
      parsePython(source).unknownNames.map(({ name }) => name),
      [],
      source,
    );
});

/** The sources of all Python graders in a value. */
function sourcesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, source } = value as Readonly<Record<string, unknown>>;
  const own = type === 'python' && typeof source === 'string' ? [source] : [];
  return [...own, ...Object.values(value).flatMap(sourcesIn)];
}

test('Nothing is told of the examples.', () => {
  const examples = path.resolve(import.meta.dirname, '../../../../examples');
  const jobs = readdirSync(examples).filter((name) => name.endsWith('.ftjob.json'));
  const sources = jobs.flatMap((name) =>
    sourcesIn(JSON.parse(readFileSync(path.join(examples, name), 'utf8'))),
  );
  equal(sources.length > 0, true);
  for (const source of sources) deepEqual(parsePython(source).unknownNames, [], source);
});

test('No more unknown names are found than somebody would read.', () => {
  const names = Array.from({ length: 9000 }, (_, index) => `n${index}`);
  const source = `${names.map((name) => `${name}_ = 1`).join('\n')}\n${names.join('\n')}\n`;
  const { unknownNames } = parsePython(source);
  equal(unknownNames.length, 100);
  equal(unknownNames.at(-1)!.inReach.length, 500);
});
