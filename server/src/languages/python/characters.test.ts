import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { characterErrors } from './characters.ts';
import { applied, mark, marked } from './testing.ts';

/** The errors for the marked characters: the text with the errors' ranges, their messages, the text after the fixes. */
function told(source: string) {
  const { text, ranges } = marked(source);
  const errors = characterErrors(
    text,
    ranges.map(({ start }) => start),
  );
  return {
    marked: mark(text, errors),
    messages: errors.map(({ message }) => message),
    fixed:
      errors.every(({ fix }) => fix) &&
      applied(
        text,
        errors.flatMap(({ fix }) => fix ?? []),
      ),
  };
}

test('A typographic quote is told once a line, and all of the line are replaced.', () => {
  deepEqual(told('x = «“»a“b«”» + «‘»c«’»\ny = «”»'), {
    marked: 'x = «“»a“b” + ‘c’\ny = «”»',
    messages: [
      'Python does not know `“` (U+201C), a typographic quote. Write `"`.',
      'Python does not know `”` (U+201D), a typographic quote. Write `"`.',
    ],
    fixed: 'x = "a“b" + \'c\'\ny = "',
  });
});

test('What stands between typographic quotes is no mistake of its own.', () => {
  equal(told('x = «“»a«?» b«”»').marked, 'x = «“»a? b”');
});

test('Characters have what Python writes instead.', () => {
  const cases: readonly (readonly [source: string, fixed: string])[] = [
    ['«\u00a0»«\u00a0»x', '  x'],
    ['x«\u200b» = 1', 'x = 1'],
    ['a «–» b «×» c «÷» d', 'a - b * c / d'],
    ['a «≥» b «≤» c «≠» d', 'a >= b <= c != d'],
    ['def f() «→» int: «…»', 'def f() -> int: ...'],
    ['f«（»x«，»y«）»', 'f(x,y)'],
    ['x = 1«\0»', 'x = 1'],
  ];
  for (const [source, fixed] of cases) equal(told(source).fixed, fixed, source);
});

test('Characters in a row are one mistake, and what cannot be seen is named by its number.', () => {
  deepEqual(told('«\u00a0»«\u00a0»x'), {
    marked: '«\u00a0\u00a0»x',
    messages: ['Python does not know U+00A0, a special space. Write an ordinary space.'],
    fixed: '  x',
  });
});

test('A character without a meaning is named, and has no fix.', () => {
  const { messages, fixed } = told('x = «😀»«€» «?» «$» «`»');
  deepEqual(messages, [
    'Python does not know `😀` (U+1F600) outside strings.',
    'Python does not know `€` (U+20AC) outside strings.',
    'Python has no `?`. Write a choice as `x if condition else y`.',
    'Python has no `$`. A variable is its bare name.',
    'Python has no backticks. Write `repr(x)`, or quotes for a string.',
  ]);
  equal(fixed, false);
});

test('A Markdown fence is one mistake, and goes with its lines.', () => {
  deepEqual(told('«`»«`»«`»python\nx = 1\n«`»«`»«`»\n'), {
    marked: '«```»python\nx = 1\n```\n',
    messages: [
      'This is a Markdown fence, not Python. Remove the lines of backticks around the source.',
    ],
    fixed: 'x = 1\n',
  });
});
