import { equal, notEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { checkMistakes as check, checkSyntax } from './syntaxTesting.ts';

test('A misspelt keyword at the beginning of a statement is corrected.', () => {
  const f = 'def f(a):\n    ';
  check([
    [`${f}«retrun» a\n`, 'Write `return`.', `${f}return a\n`],
    [`${f}«Return» 1\n`, 'Write `return`.', `${f}return 1\n`],
    [
      `${f}if a:\n        pass\n    «esle»:\n        pass`,
      'Write `else`.',
      `${f}if a:\n        pass\n    else:\n        pass`,
    ],
    ['if a:\n    b\n«eilf» c:\n    d', 'Write `elif`.', 'if a:\n    b\nelif c:\n    d'],
    ['«improt» json\n', 'Write `import`.', 'import json\n'],
    ['«form» json import loads\n', 'Write `from`.', 'from json import loads\n'],
    ['«dfe» f(a):\n    pass\n', 'Write `def`.', 'def f(a):\n    pass\n'],
    ['«clas» A:\n    pass\n', 'Write `class`.', 'class A:\n    pass\n'],
    ['«fro» a in b:\n    pass\n', 'Write `for`.', 'for a in b:\n    pass\n'],
    ['«whlie» a:\n    pass\n', 'Write `while`.', 'while a:\n    pass\n'],
    ['«wiht» a as b:\n    pass\n', 'Write `with`.', 'with a as b:\n    pass\n'],
    ['«fi» a and b:\n    pass\n', 'Write `if`.', 'if a and b:\n    pass\n'],
    ['«rasie» A("b")\n', 'Write `raise`.', 'raise A("b")\n'],
    [
      'try:\n    a\n«execpt» B:\n    pass\n',
      'Write `except`.',
      'try:\n    a\nexcept B:\n    pass\n',
    ],
    ['try:\n    a\n«finaly»:\n    pass\n', 'Write `finally`.', 'try:\n    a\nfinally:\n    pass\n'],
  ]);
});

test('What is no keyword is said otherwise.', () => {
  const sources = [
    'If the answer is right:',
    'returned a',
    'form = 1\nform a\n',
    'retrun a: b',
    'go a',
    'key:',
  ];
  for (const source of sources) {
    const [error] = checkSyntax(source)!;
    notEqual(error, undefined, source);
    equal(/^Write `\w+`\.$/.test(error!.message), false, source);
  }
});
