import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completionContext } from './completionContext.ts';
import { anySource, mark } from './testing.ts';

/** The context at the | of a text: its kind, its keys, and the text with the range that is replaced marked. */
function context(cursor: string): string {
  const offset = cursor.indexOf('|');
  const text = cursor.replace('|', '');
  const found = completionContext(text, offset);
  if (!found) return 'none';
  const what = found.kind === 'key' ? [found.root, ...found.path].join('.') : found.kind;
  return `${what}: ${mark(text, [found.range])
    .split('\n')
    .find((line) => line.includes('«'))!
    .trim()}`;
}

test('In the name of a module, modules are completed.', () => {
  const cases: readonly (readonly [cursor: string, context: string])[] = [
    ['import |', 'module: import «»'],
    ['import nu|', 'module: import «nu»'],
    ['import n|um', 'module: import «num»'],
    ['import numpy as np, sk|', 'module: import numpy as np, «sk»'],
    ['import a.b, c as d,|', 'none'],
    ['x = 1; import nu|', 'module: x = 1; import «nu»'],
    ['def f():\n    import nu|\n    return 1', 'module: import «nu»'],
    ['from |', 'module: from «»'],
    ['from sk| import x', 'module: from «sk» import x'],
    ['from sklearn.me|', 'module: from «sklearn.me»'],
    ['\r\nimport re|\r\n', 'module: import «re»'],
    ['import numpy as n|', 'none'],
    ['from x import |', 'none'],
    ['from .|', 'none'],
    ['reimport x|', 'none'],
    ['# import |', 'none'],
    ['"""\nimport |\n"""', 'none'],
    ['x = "import |"', 'none'],
    ['|', 'none'],
  ];
  for (const [cursor, expected] of cases) equal(context(cursor), expected, cursor);
});

test('In a key of the sample or the item, keys are completed.', () => {
  const cases: readonly (readonly [cursor: string, context: string])[] = [
    ['sample["|"]', 'sample: sample["«»"]'],
    ['sample["out|put"]', 'sample: sample["«output»"]'],
    ["item['an|']", "item: item['«an»']"],
    ['item.get("|")', 'item: item.get("«»")'],
    ['item.get("a|", 0)', 'item: item.get("«a»", 0)'],
    ['x = item [ "|"]', 'none'],
    ['sample["choices"][0]["|"]', 'sample.choices.0: sample["choices"][0]["«»"]'],
    ['sample["a"].get("b", {})["|"]', 'sample.a.b: sample["a"].get("b", {})["«»"]'],
    ['sample["|', 'sample: sample["«»'],
    ['sample[|', 'sample: sample[«»'],
    ['x = item.get(an|, 0)', 'item: x = item.get(«an», 0)'],
    ['a = sample["b"]\na["|"]', 'sample.b: a["«»"]'],
    ['a = sample.get("b", {}) or {}\nc = a[0]\nreturn c[|', 'sample.b.0: return c[«»'],
    ['a = other["b"]\na["|"]', 'none'],
    ['sample["out|\nreturn 1', 'sample: sample["«out»'],
    ['f(sample["out|put, 1)', 'sample: f(sample["«output», 1)'],
    ['f"{sample[\'|\']}"', 'sample: f"{sample[\'«»\']}"'],
    ['sample["a"]|', 'none'],
    ['sample|["a"]', 'none'],
    ['sample[|"a"]', 'none'],
    ['x["|"]', 'none'],
    ['x.sample["|"]', 'none'],
    ['resample["|"]', 'none'],
    ['sample["a" + "|"]', 'none'],
    ['sample[f"|"]', 'none'],
    ['# sample["|"]', 'none'],
    ['"|"', 'none'],
  ];
  for (const [cursor, expected] of cases) equal(context(cursor), expected, cursor);
});

test('The sample and the item are known by the parameters of `grade`.', () => {
  equal(context('def grade(s, i):\n    return s["|"]'), 'sample: return s["«»"]');
  equal(context('def grade(s, i):\n    return i["|'), 'item: return i["«»');
  equal(context('def grade(s, i):\n    return sample["|"]'), 'none');
});

test('At every place of any text there is an answer, whose range is around the place.', () => {
  fc.assert(
    fc.property(anySource, fc.nat(), (text, at) => {
      const offset = at % (text.length + 1);
      const found = completionContext(text, offset);
      if (!found) return;
      equal(found.range.start <= offset && offset <= found.range.end, true);
      equal(found.range.end <= text.length, true);
    }),
    { numRuns: 1000 },
  );
});
