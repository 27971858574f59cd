import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { scanBrackets } from './brackets.ts';
import { sayFinding } from './syntaxMessages.ts';
import { checkMistakes as check } from './syntaxTesting.ts';

test('Names, arguments and parameters are told what is wrong with them.', () => {
  check([
    ['def f(a, «a»): pass\n', 'The parameter `a` is given twice.'],
    [
      'def f(a=1, «b»): pass\n',
      'A parameter without a default cannot follow one with a default. Move it forward.',
    ],
    ['def f(*a, «*b»): pass\n', 'Only one parameter can have a `*`.'],
    ['def f(**a, «b»): pass\n', 'Nothing can follow the `**` parameter. Move it to the end.'],
    ['def f(a, «*»): pass\n', 'A bare `*` needs a parameter behind it.'],
    [
      'def f«:»\n    pass\n',
      'A function needs parentheses behind its name, even without parameters.',
    ],
    ['def «(»a): pass\n', 'A name is missing here.'],
    ['def f(«True»): pass\n', '`True` is a word of Python and cannot stand here.'],
    ['f(a=1, «a=2»)\n', 'The argument `a` is given twice.'],
    ['f(a=1, «2»)\n', 'An argument without a name cannot follow one with a name. Move it forward.'],
    ['f(**a, «*b»)\n', 'A `*` argument cannot follow a `**` argument. Move it forward.'],
    ['f(«1»=2)\n', 'Only a name can stand before the `=` of an argument. Compare with `==`.'],
    ['x = a«.»\n', 'A name is missing here.'],
    [
      '«1» = x\n',
      'Nothing can be assigned to this. Write a name on the left, or compare with `==`.',
    ],
    [
      '«f()» += 1\n',
      'Nothing can be assigned to this. Write a name on the left, or compare with `==`.',
    ],
    ['(«a.b» := 1)\n', 'Only a plain name can stand before `:=`.'],
    ['del «1»\n', 'Only a name, an element or an attribute can be deleted.'],
    ['«*a» = b\n', 'A name with `*` takes the rest of a list. Write `*x, = …`, or remove the `*`.'],
    ['«*a, *b» = c\n', 'Only one of the names on the left can have a `*`.'],
    ['x = «*a»\n', 'A `*` cannot be used here.'],
    ['globa«l»\n', 'Write the names behind it.'],
  ]);
});

test('Blocks and statements are told what they lack.', () => {
  check([
    [
      'def f():\n«return» 1\n',
      'Nothing is indented under the function definition. Indent the lines that belong to it, or write `pass`.',
    ],
    [
      'if a:\n    b\nelse«:»\n',
      'Nothing is indented under the `else` clause. Indent the lines that belong to it, or write `pass`.',
    ],
    [
      'def f():\n    if a:\n        b\n      «return» 1\n',
      'This line is indented less than its block, but like no line above. Align it with one.',
    ],
    [
      'def f():\n    a\n      «return» 1\n',
      'This line is indented more than its block. Align it with the line above.',
    ],
    ['x = 1; «if» a: pass\n', 'Begin a new line before this statement.'],
    ['if a: «if» b: pass\n', 'A block begins on the next line, or is one simple statement.'],
    ['try:\n    a\n«b» = 1\n', 'A `try` needs an `except` or a `finally` behind it.'],
    ['@a\n«x» = 1\n', 'Only a function or a class can stand behind a decorator.'],
    ['match x:\n    «pass»\n', 'The block of a `match` begins with a `case`.'],
    ['async «x»\n', 'Only `def`, `for` or `with` can stand behind `async`.'],
    ['for x «y»: pass\n', 'Write a loop as `for x in values:`; the `in` is missing.'],
    ['import«»\n'.replace('t«»', '«t»'), 'Write what is imported behind `import`.'],
    ['from math import«»\n'.replace('t«»', '«t»'), 'Write what is imported behind `import`.'],
    ['from mat«h»\n', 'Write what is imported: `from module import name`.'],
    ['import re«,»\n', 'Nothing follows this comma. Remove it.'],
  ]);
});

test('Expressions are told what they lack.', () => {
  const comma = 'A `,` or an operator is missing before this.';
  check([
    ['x = 1 if «a»\n', 'A choice in one expression needs both sides: `x if condition else y`.'],
    ['x = [1 «2»]\n', comma],
    ['x = (1 «2»)\n', comma],
    ['f(a «b»)\n', comma],
    ['x = {"a": 1 «"b"»: 2}\n', comma],
    ['x = {"a": 1, 2«}»\n', 'A `:` is missing before this.'],
    ['x = {1, 2«:» 3}\n', '`:` cannot stand here.'],
    [
      'x = (a, b «=» 1)\n',
      'A `=` cannot stand here. Compare with `==`, or assign on a line of its own.',
    ],
    ['x = a[«]»\n', 'The brackets are empty. Write the index or key between them.'],
    ['f = lambda: «return» 1\n', '`return` is a word of Python and cannot stand here.'],
    ['x = [i for i in a if i «else» 3]\n', '`else` is a word of Python and cannot stand here.'],
    [
      'x = «0777»\n',
      'A number cannot begin with 0. Remove the zeros (or write 0o for an octal number).',
    ],
    ['x = «0x»\n', 'A number with `0x`, `0o` or `0b` needs digits behind it.'],
    ['x = b"«é»"\n', 'A bytes literal takes only ASCII characters. Write other bytes as \\x….'],
    ['x = «b"a" "b"»\n', 'Bytes and text cannot be joined. Make all of them `b"…"`, or none.'],
  ]);
});

test('Formatted strings are told about their braces.', () => {
  const open =
    'The `{` in this formatted string is not closed behind one expression. Write `}`, or `{{` for a brace.';
  check([
    ['x = f"{a«"»\n', open],
    ['x = f"{a «b»}"\n', open],
    ['x = f"a«}»"\n', 'A `}` in a formatted string closes nothing. Write `}}` for a brace.'],
    ['x = f"{a!«z»}"\n', 'Only `!r`, `!s` and `!a` can follow the expression here.'],
  ]);
});

test('What stands in the wrong place is told where it belongs.', () => {
  const awaiting =
    'An `await`, `async for` or `async with` must be in an `async def`. `grade` itself is called without await.';
  check([
    ['«return x»\n', 'A `return` must be inside a function. Is the indentation lost?'],
    [
      'class C:\n    «return 1»\n',
      'A `return` must be inside a function. Is the indentation lost?',
    ],
    ['«yield 1»\n', '`yield` must be inside a function.'],
    ['def f():\n    «break»\n', '`break` must be inside a loop.'],
    ['if a:\n    «continue»\n', '`continue` must be inside a loop.'],
    ['def f():\n    return «await x»\n', awaiting],
    ['«await x»\n', awaiting],
    ['def f():\n    «async for x in y: pass»\n', awaiting],
    [
      'x = 1\n«from __future__ import annotations»\n',
      'A `from __future__` import must stand at the beginning of the source.',
    ],
    [
      'def f():\n    «from math import *»\n',
      'An `import *` must stand outside functions and classes.',
    ],
    ['from __future__ import «anotations»\n', '`__future__` has no `anotations`.'],
    ['«nonlocal x»\n', 'A `nonlocal` must be in a function inside another function.'],
    ['def f():\n    nonlocal «x»\n', 'No function around this one has a variable `x`.'],
    [
      'def f():\n    print(«x»)\n    global x\n',
      '`x` is used before its `global`. Move the `global` to the beginning of the function.',
    ],
    ['def f(x):\n    global «x»\n', '`x` is a parameter and cannot come from outside as well.'],
    [
      'try:\n    a\n«except»:\n    b\nexcept E:\n    c\n',
      'An `except:` for everything must be the last. Move it behind the others.',
    ],
    [
      'match x:\n    case «a»: pass\n    case 1: pass\n',
      '`case a` takes every value, so the cases behind it are never reached. Move it to the end.',
    ],
  ]);
});

test('For a finding that we do not know, the parser’s own words are told as a sentence.', () => {
  const finding = { code: 'invalid-syntax', message: 'something is odd', start: 0, end: 1 };
  equal(sayFinding(finding, 'x', scanBrackets('x')).message, 'Something is odd.');
});
