import { test } from 'node:test';
import { checkMistakes as check } from './syntaxTesting.ts';

const unclosed = (bracket: string) => `This \`${bracket}\` is never closed.`;

test('A string that is not closed is told with its quote.', () => {
  const onLine = (quote: string) =>
    `The string is not closed on its line. Write \`${quote}\` where it ends; a line break in it is \`\\n\`.`;
  check([
    ['def f():\n    x = «"abc»\n    return 1', onLine('"')],
    ["x = «rb'abc»\n", onLine("'")],
    ['x = «"""abc»\ny = 1', 'The string is never closed. Write `"""` where it ends.'],
  ]);
});

test('Tabs beside spaces are the cause of a wrong indentation.', () => {
  const message = 'Tabs and spaces are mixed in the indentation. Indent all lines with spaces.';
  check([
    ['def f():\n    x = 1\n\t«return» x\n', message],
    ['def f():\n\tx = 1\n        «return» x\n', message],
  ]);
});

test('A source that is indented as a whole can be moved to the left.', () => {
  const message = 'The source begins with an indentation. Remove it from all lines.';
  check([
    ['\n  «def» f():\n    return 1\n\n  x = 1\n', message, '\ndef f():\n  return 1\n\nx = 1\n'],
    ['  «def» f():\n    return 1\nx = 1\n', message],
  ]);
});

test('A bracket that is not closed is told where it was opened.', () => {
  check([
    ['def f(s):\n    x = float«(»s["a"]\n    return x\n', unclosed('(')],
    ['def f(s):\n    return float«(»s["a"]\n', unclosed('(')],
    ['x = «{»"a": 1,\ndef f(): pass\n', unclosed('{')],
    ['x = "(" + f(a«[»1\n', unclosed('[')],
    ['def grade«(»sample, item:\n    return 1\n', unclosed('(')],
  ]);
});

test('A bracket that closes nothing, or the wrong one, is told.', () => {
  check([
    ['x = f(1)«)»\n', 'This `)` closes nothing. Remove it.', 'x = f(1)\n'],
    ['«}»\n', 'This `}` closes nothing. Remove it.', '\n'],
    ['x = f(1)«))]»\n', 'These brackets close nothing. Remove them.', 'x = f(1)\n'],
    ['x = (1, 2«]»\n', 'This `]` cannot close the `(` before it.'],
  ]);
});

test('A backslash at the end of a line must be the last of it.', () => {
  check([
    [
      'x = 1 «\\» \n  + 2\n',
      'Nothing can follow a `\\` at the end of the line. Remove the spaces.',
      'x = 1 \\\n  + 2\n',
    ],
    [
      'x = 1 «\\» + 2\n',
      'Nothing can follow a `\\` outside strings, other than the end of the line.',
    ],
    ['x = 1 + «\\»', 'The line goes on behind a `\\`, but no line follows.'],
  ]);
});

test('An incomplete escape is told from its backslash on.', () => {
  const message =
    'This escape in the string is incomplete. Write `\\\\` for a backslash, or `r"…"` for a string without escapes.';
  check([
    ['x = "a«\\x1»"\n', message],
    ['x = "C:«\\U»sers"\n', message],
  ]);
});
