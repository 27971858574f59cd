import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { nameAt } from './namePlaces.ts';
import { mark, marked } from './testing.ts';

/** Each source marks all places of a name. */
const known: readonly string[] = [
  'def f():\n    «x»: int = 1\n    return «x»',
  'def f():\n    «x»: int\n    «x» = 1\n    return «x»',
  'x = 1\ndef f():\n    «x»: int\n    «x» = x_ = 2\n    return «x»',
  '«x» = 1\nclass C:\n    x: int\nprint(«x»)',
  'print(«x» := 1)\n«x»',
  'def f(«x»):\n    return [x for x in «x» if x]',
  'def f(«x»):\n    return sum(x for x in «x» for y in x)',
  '«h» = 1\nclass C:\n    def h(self):\n        return «h»',
  'def f(«a»):\n    return «a» ** 2\nf(*[1])',
  'import x\nfrom y import a as «a», b as a_\n«a»',
];

/** A rename from the mark would leave something behind. */
const unsure: readonly string[] = [
  '«h» = 1\nclass C:\n    y = h\n    h = 2',
  '«h» = 1\nclass C:\n    h += 1',
  '«h» = [1]\nclass C:\n    h = [2]\n    y = [a for a in h]',
  'def f(«a»):\n    return a\nf(**{"a": 1})',
];

test('The places of a name are those that Python gives the same meaning.', () => {
  for (const source of known) {
    const { text, ranges } = marked(source);
    for (const { start } of ranges) equal(mark(text, nameAt(text, start)?.places ?? []), source);
  }
});

test('It is known whether these are all places.', () => {
  const areAll = (source: string) => {
    const { text, ranges } = marked(source);
    return nameAt(text, ranges[0]!.start)?.areAll;
  };
  for (const source of unsure) equal(areAll(source), false, source);
  deepEqual(
    known.map((source) => areAll(source)),
    known.map((source) => !source.startsWith('import')),
  );
});
