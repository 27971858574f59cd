import { equal, deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { readString } from './strings.ts';
import { mark } from './testing.ts';
import { readTree } from './tree.ts';

function read(text: string) {
  const tree = readTree(text);
  return readString(
    tree,
    tree.nodes.find(({ name }) => name.endsWith('String'))!,
  );
}

test('A string has its value, and its content between the quotes.', () => {
  const cases: readonly (readonly [marked: string, value: string])[] = [
    ['"«key»"', 'key'],
    ["'«key»'", 'key'],
    ['"""«a\nb»"""', 'a\nb'],
    ['r"«a\\d»"', 'a\\d'],
    ['u"«é😀»"', 'é😀'],
    ['"«»"', ''],
    ['"«a\\"b\\\\\\n»"', 'a"b\\\n'],
    ['"«\\\\[x»"', '\\[x'],
    ["'«it\\'s»'", "it's"],
    ['"«a\\\nb»"', 'ab'],
  ];
  for (const [expected, value] of cases) {
    const text = expected.replace(/[«»]/g, '');
    const literal = read(text);
    deepEqual([literal?.value, literal && mark(text, [literal.content])], [value, expected]);
  }
});

test('Bytes, format strings, unfinished strings and escapes by number are not constants.', () => {
  for (const text of ['b"a"', 'f"a"', '"abc', '"\\x41"', '"\\u0041"', '"\\N{DASH}"', '"'])
    equal(read(text), undefined, text);
});
