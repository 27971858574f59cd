import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxBracketDepth, scanBrackets } from './brackets.ts';
import { anySource } from './testing.ts';

function unclosed(text: string): string {
  return scanBrackets(text)
    .unclosed.map(({ text: bracket, at }) => `${bracket}${at}`)
    .join(' ');
}

test('Brackets that are closed, or in strings and comments, are not told.', () => {
  const cases = [
    '',
    'f([{}])',
    '"("',
    "'['",
    '"""\n( " ["""',
    "'''{'''",
    '# (',
    'r"\\(" + rb\'(\' + B"("',
    '"\\"("',
    '"a\\\n("',
    'f"{x} {{ {y[0]}"',
    'f"{d["k"]} {f"{(1)}"}"',
    'f"""{\n  x\n}"""',
    'f"{x:>{w}} {y!r}"',
    'rf"\\{x}"',
    'xf"{"\n',
    'f"\\N{DASH}"',
    '"unfinished (\nx = 1',
    "f'unfinished {x} (\ny = 1",
  ];
  for (const text of cases) {
    const { stray, tooDeep } = scanBrackets(text);
    deepEqual([unclosed(text), stray, tooDeep], ['', [], undefined], text);
  }
});

test('A bracket that is never closed is told with its place.', () => {
  equal(unclosed('x = float(sample["a"]\nreturn x'), '(9');
  equal(unclosed('f([{'), '(1 [2 {3');
  equal(unclosed('x = f"{a'), '{6');
  equal(unclosed('"""(""" + ("(")+ ['), '[17');
});

test('A bracket that closes nothing, or the wrong one, is told with what is open.', () => {
  deepEqual(scanBrackets('x)').stray, [{ text: ')', at: 1, open: undefined }]);
  deepEqual(scanBrackets('(1, 2]').stray, [{ text: ']', at: 5, open: { text: '(', at: 0 } }]);
});

test('Two hundred brackets in one another are allowed, one more is not.', () => {
  const nested = (depth: number) => `x = ${'('.repeat(depth)}${')'.repeat(depth)}`;
  equal(scanBrackets(nested(maxBracketDepth)).tooDeep, undefined);
  equal(scanBrackets(nested(maxBracketDepth + 1)).tooDeep?.at, 4 + maxBracketDepth);
  equal(scanBrackets('f()'.repeat(1000)).tooDeep, undefined);
});

test('Behind a thousand things that no Python has, nobody reads on.', () => {
  const sources = ['\\', '?', '$ ', ')', '"\n'].map((mistake) => mistake.repeat(2000));
  deepEqual(
    sources.map((source) => scanBrackets(source).readableTo),
    [1000, 1000, 1999, 1000, 1999],
  );
  const right = ['x = 1 + \\\n', 'f"{x!r}"\n', '# ?\n', "'?$' != '\\\\'\n"].map((line) =>
    line.repeat(2000),
  );
  for (const source of right) equal(scanBrackets(source).readableTo, source.length, source);
});

test('A word that every JavaScript object has is no bracket.', () => {
  deepEqual(scanBrackets('constructor = toString'), {
    unclosed: [],
    stray: [],
    tooDeep: undefined,
    readableTo: 22,
  });
});

test('Any text can be followed to its end, and only brackets are told.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      const { unclosed: open, stray } = scanBrackets(text);
      for (const { text: bracket, at } of [...open, ...stray]) equal(text[at], bracket);
    }),
    { numRuns: 1000 },
  );
});
