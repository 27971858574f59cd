import { test } from 'node:test';
import { checkMistakes as check } from './syntaxTesting.ts';

test('An assignment in a condition can be a comparison.', () => {
  const message = 'A `=` assigns and cannot stand in a condition. Compare with `==`.';
  check([
    ['if a «=» b: pass', message, 'if a == b: pass'],
    ['while (a «=» b): pass', message, 'while (a == b): pass'],
  ]);
});

test('What was pasted with a source is told for what it is.', () => {
  const fence =
    'This is a Markdown fence, not Python. Remove the lines of backticks around the source.';
  check([
    ['«```»python\nx = 1\n```\n', fence, 'x = 1\n'],
    ['x = 1\n«```»', fence, 'x = 1\n'],
    ['\ufeff«```»\nx = 1\n', fence, 'x = 1\n'],
    ['«>>>» x = 1\n', 'This is the prompt of the interpreter. Remove it.', 'x = 1\n'],
    [
      '«<<<<<<<» HEAD\nx = 1\n',
      'This is the marker of a merge conflict. Keep one of the two sides.',
    ],
    [
      '«Here is the grader:»\n\nx = 1\n',
      'This line looks like text, not Python. Begin it with `#` if it is a comment.',
      '# Here is the grader:\n\nx = 1\n',
    ],
  ]);
});

test('The words of other languages have Python’s beside them.', () => {
  check([
    [
      'if a:\n    x = 1\n«else if» b:\n    x = 2\n',
      'Write `elif` for `else if`.',
      'if a:\n    x = 1\nelif b:\n    x = 2\n',
    ],
    [
      'if a:\n    x = 1\n«elseif» b:\n    x = 2\n',
      'Write `elif`.',
      'if a:\n    x = 1\nelif b:\n    x = 2\n',
    ],
    [
      '«function» f(a):\n    pass\n',
      'A function begins with `def` in Python.',
      'def f(a):\n    pass\n',
    ],
    ['if a «then»\n    x = 1\n', 'Write `:` for `then`.', 'if a:\n    x = 1\n'],
    ['while a «do»: x = 1\n', 'Write `:` for `do`.', 'while a: x = 1\n'],
    ['x = «new» Foo()\n', 'Python has no `new`. Call the class.', 'x = Foo()\n'],
    ['«let» x = 1\n', 'Python declares no variables. Write `name = value`.'],
    [
      'def f(a) «{»\n    return 1\n}\n',
      'A block follows a `:` and is indented in Python; it has no braces.',
    ],
    ['f = x «=>» x + 1\n', 'Python has no arrow functions. Write `lambda x: …`.'],
    ['«//» a comment\nx = 1\n', 'A comment begins with `#` in Python.', '# a comment\nx = 1\n'],
    ['«/*» a comment */\nx = 1\n', 'A comment begins with `#` in Python.'],
    ['x = a «&&» b\n', 'Python has no `&&`. Write `and`.', 'x = a and b\n'],
    ['x = a «||» b\n', 'Python has no `||`. Write `or`.', 'x = a or b\n'],
    ['x = «!»a\n', 'Python has no `!`. Write `not`.', 'x = not a\n'],
    ['x = a «===» b\n', 'Python has no `===`. Write `==`.', 'x = a == b\n'],
    ['x = a «!==» b\n', 'Python has no `!==`. Write `!=`.', 'x = a != b\n'],
    ['i«++»\n', 'Python has no `++`. Write `+= 1`.'],
    ['x = a «?» 1 : 0\n', 'Python has no `?`. Write a choice as `x if condition else y`.'],
  ]);
});

test('The words of Python 2 have those of Python 3 beside them.', () => {
  check([
    ['«print» "a"\n', '`print` is a function in Python 3. Write `print(…)`.', 'print("a")\n'],
    [
      'if a: «print» b, c  \n',
      '`print` is a function in Python 3. Write `print(…)`.',
      'if a: print(b, c)  \n',
    ],
    ['«print» "a" # why\n', '`print` is a function in Python 3. Write `print(…)`.'],
    ['if a «<>» b: pass\n', 'Python has no `<>`. Write `!=`.', 'if a != b: pass\n'],
    [
      'try:\n    pass\nexcept «ValueError, e»:\n    pass\n',
      'Write `except ValueError as e:`.',
      'try:\n    pass\nexcept ValueError as e:\n    pass\n',
    ],
    [
      'try:\n    pass\nexcept «A, B»:\n    pass\n',
      'Put parentheses around the exceptions: `except (A, B):`.',
      'try:\n    pass\nexcept (A, B):\n    pass\n',
    ],
    [
      'raise «E, "x"»\n',
      'Write the message as an argument of the exception: `raise ValueError("…")`.',
    ],
    [
      'x = 10«L»\n',
      'A number ends here. Write an operator behind it, or begin the name with a letter.',
    ],
  ]);
});

test('What is missing on a line is told at its place.', () => {
  const colon = 'A `:` is missing at the end of this line.';
  check([
    ['def f(a«)»\n    return 1\n', colon, 'def f(a):\n    return 1\n'],
    ['if «a»\n    x = 1\n', colon, 'if a:\n    x = 1\n'],
    ['if a  # wh«y»\n    x = 1\n', colon],
    ['class C «x»: pass\n', 'A `:` is missing before this.'],
    ['x = 1 «+»\n', 'The line ends before its expression is complete.'],
    ['x = 1 * «/» 2\n', 'An expression is missing here.'],
    [
      'x = f"{«}»"\n',
      'The braces in the formatted string are empty. Write an expression, or `{{}}` for braces.',
    ],
    [
      "x = 'it'«s» fine\n",
      'The string ends before this. Write a `\\` before a quote inside it, or an operator here.',
    ],
    ['x = a «b»\n', 'Something is missing before this: an operator, a comma, or a line break.'],
    [
      'import scikit«-»learn\n',
      'The name of a module has no `-` in it; a package may be imported by another name.',
    ],
    ['«else»:\n    x = 1\n', 'This `else` belongs to nothing above it. Check the indentation.'],
    [
      'x «:=» 1\n',
      'A statement assigns with `=`; `:=` is for the inside of an expression.',
      'x = 1\n',
    ],
    ['class A«(»B: pass', 'This `(` is never closed.'],
    ['«not» = 1\n', '`not` is a word of Python and cannot be the name of a variable.'],
    ['«class» = 1\n', '`class` is a word of Python and cannot be the name of a variable.'],
    ['«=» x\n', 'Python cannot read this as a statement.'],
  ]);
});

test('What needs parentheses can get them.', () => {
  check([
    ['f(a, «b for b in c»)\n', 'Put parentheses around this generator.', 'f(a, (b for b in c))\n'],
  ]);
});
