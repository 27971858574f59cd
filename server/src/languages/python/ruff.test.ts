import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadRuff } from './ruff.ts';
import { loadWasm } from './syntaxTesting.ts';

const findErrors = await loadRuff(loadWasm);

test('A finding is where it is in UTF-16 units, whatever stands before it.', () => {
  const before = [
    ...['"😀"', '"é"', '"日本"', '"\u2028"', '"\ud800"', '"\0"', '1', '"\\\n"', '"\\\r\n"'],
    ...['"""\n\u0085"""', '"""\r\n"""', '"""\r"""', '(\n1)', '(\r1)', '(\r\n# 😀\r\n1)'],
  ];
  const prefixes = ['', '\ufeff', '# 😀\n', '\r\n', '\r', '\f', 'a = "\u2028"\r', '\n\n'];
  fc.assert(
    fc.property(
      fc.constantFrom(...prefixes),
      fc.array(fc.constantFrom(...before), { maxLength: 8 }),
      fc.constantFrom('', '\n', '\r\n', '\r', ' # 😀'),
      (prefix, parts, after) => {
        const text = `${prefix}x = ${parts.map((part) => `${part} + `).join('')}`;
        const [first] = findErrors(`${text}?${after}`)!;
        equal(first?.message, 'Got unexpected token ?');
        deepEqual([first.start, first.end], [text.length, text.length + 1]);
      },
    ),
    { numRuns: 500 },
  );
});

test('What CPython refuses after parsing is found too.', () => {
  const cases = [
    'return 1',
    'def f():\n    break',
    'continue',
    'yield 1',
    'def f():\n    await x',
    'await x',
    'def f():\n    from math import *',
    'x = 1\nfrom __future__ import annotations',
    'def f():\n    nonlocal x',
    'def f():\n    print(x)\n    global x',
    'try:\n    pass\nexcept:\n    pass\nexcept E:\n    pass',
    'def f(a, a): pass',
    '*a, *b = c',
  ];
  for (const text of cases) equal(findErrors(`${text}\n`)!.length > 0, true, text);
});

test('Valid Python of every version up to 3.13 has no findings, and matters of style are none.', () => {
  const cases = [
    '',
    'def grade(sample, item):\n    return 1.0\n',
    'match x:\n    case {"a": [1, *rest], **kw} if rest:\n        pass\n    case P(x=0) | None:\n        pass',
    'if (n := len(a)) > 10: pass',
    'def f[T: (int, str), *U, **V](x: T) -> T: return x\nclass A[T = int]: pass\ntype X[T] = list[T]',
    'x = f"{d["k"]} {f\'{f"{1}"}\'} {\n  a  # c\n} {b=} {c!r:>{w}}"',
    '@a.b(1)[0]\n@(lambda f: f)\nasync def f():\n    async with a as b, c: pass\n    return [await z async for z in w]',
    'try:\n    pass\nexcept* E:\n    pass',
    'with (open("a") as f, open("b") as g):\n    pass',
    'def f(a, /, b, *, c): return *a, b',
    'x = a[*b]; y = 1 is not None == (2 is 3)',
    'from typing import List\ndef f(a: "any text") -> List["b c"]: pass',
    'import os, sys\nl = lambda: None\nif x == None: x = 1;\nexcept_ = undefined',
    'match = case = type = _ = 1\nprint(match[0], type(x))',
    '\tx = 1'.trim(),
    'def f():\r\n\treturn 1\r\n',
  ];
  for (const text of cases) deepEqual(findErrors(text), [], text);
});

test('A source that overflows the parser’s stack is declined, and the next one is checked.', () => {
  for (const text of [
    '-'.repeat(100_000),
    'not '.repeat(60_000),
    '2**'.repeat(80_000),
    'f"{'.repeat(50_000),
  ]) {
    equal(findErrors(`x = ${text}1`), undefined);
    equal(findErrors('x = ?')?.[0]?.start, 4);
    deepEqual(findErrors('x = 1'), []);
  }
});

test('A line that would take minutes is declined, a long one of ASCII is not.', () => {
  equal(findErrors('“x” '.repeat(20_000)), undefined);
  equal(findErrors(`x = "${'é'.repeat(6000)}"`), undefined);
  deepEqual(findErrors(`x = "${'e'.repeat(200_000)}"`), []);
  deepEqual(findErrors('x = "é"\n'.repeat(10_000)), []);
});

test('If the bytes cannot be loaded, that is said.', async () => {
  await rejects(
    loadRuff(() => Promise.reject(new Error('no such file'))),
    /no such file/,
  );
});
