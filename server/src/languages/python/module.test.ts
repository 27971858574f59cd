import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxSourceLength } from './sourceLimit.ts';
import { parsePython } from './module.ts';
import { anySource, bigSource } from './testing.ts';

/** What `grade` is, in a word or two. */
function grade(text: string): string {
  const found = parsePython(text).grade;
  switch (found.kind) {
    case 'function':
      return `function(${found.function.parameters.map(({ name }) => name).join(', ')})`;
    case 'other':
      return `${found.by} ${text.slice(found.range.start, found.range.end)}`;
    case 'missing':
      return 'missing';
  }
}

test('`grade` is what the name means at the end of the module.', () => {
  const cases: readonly (readonly [text: string, grade: string])[] = [
    ['', 'missing'],
    ['def grade(sample, item): return 1.0', 'function(sample, item)'],
    ['async def grade(a): return 1.0', 'function(a)'],
    ['@cache\ndef grade(a, b): return 1.0', 'function(a, b)'],
    ['def grade(a): pass\ndef grade(b): pass', 'function(b)'],
    ['if x:\n    def grade(a): pass', 'function(a)'],
    ['grade = lambda sample, item: 1.0', 'assignment grade'],
    ['def f(): pass\ngrade = f', 'assignment grade'],
    ['def grade(a): pass\ngrade = cache(grade)', 'assignment grade'],
    ['class grade:\n    pass', 'class grade'],
    ['from lib import grade', 'import grade'],
    ['from lib import score as grade', 'import grade'],
    ['import grade.er', 'import grade.er'],
    ['for grade in x: pass', 'other grade'],
    ['def f():\n    global grade\n    grade = 1', 'assignment grade'],
    ['class C:\n    def grade(self, sample, item): return 1.0', 'missing'],
    ['def main():\n    def grade(sample, item): return 1.0', 'missing'],
    ['def Grade(sample, item): return 1.0', 'missing'],
    ['x.grade = 1', 'missing'],
    ['"""\ndef grade(sample, item): return 1.0\n"""', 'missing'],
    ['def grade(sample, item)\n    return 1.0', 'function(sample, item)'],
    ['def grade(sample, item', 'function(sample, item)'],
  ];
  for (const [text, expected] of cases) equal(grade(text), expected, text);
});

test('Absence is only certain in a source without errors and without names from nowhere.', () => {
  const complete = (text: string) => parsePython(text).complete;
  equal(complete('import re\nx = 1\n'), true);
  equal(complete('def f(:\n    pass'), false);
  equal(complete('from lib import *'), false);
  equal(complete('exec(code)'), false);
  equal(complete('globals()["grade"] = f'), false);
  equal(complete('x = eval("1")'), true);
});

test('A grader of the usual kind is understood whole.', () => {
  const { functions, imports, reads, complete } = parsePython(
    [
      'from rapidfuzz import fuzz, utils',
      '',
      'def grade(sample, item) -> float:',
      '    output_text = sample["output_text"]',
      '    reference = item["reference_answer"]',
      '    return fuzz.WRatio(output_text, reference, processor=utils.default_process) / 100.0',
    ].join('\n'),
  );
  deepEqual(
    functions.map(({ name, returnsValue }) => [name, returnsValue]),
    [['grade', true]],
  );
  deepEqual(
    imports.map(({ module }) => module),
    ['rapidfuzz'],
  );
  deepEqual(
    reads.map(({ root, path }) => [root, path[0]?.key]),
    [
      ['sample', 'output_text'],
      ['item', 'reference_answer'],
    ],
  );
  equal(complete, true);
});

test('The largest source that the service takes is read whole, a larger one not at all.', () => {
  const big = parsePython(bigSource(maxSourceLength));
  equal(big.grade.kind, 'function');
  equal(big.complete, true);
  equal(big.reads.length, 2);
  const tooBig = parsePython(`${' '.repeat(maxSourceLength)}def grade(): pass`);
  deepEqual([tooBig.grade.kind, tooBig.complete], ['missing', false]);
});

test('Deep nesting is read or declined, and never throws.', () => {
  for (const part of ['(', '[', '{', 'f(', 'not ', '-', 'lambda: ', 'x if y else ', 'f"{', 'a['])
    parsePython(`def grade(sample, item):\n    return ${part.repeat(10_000)}`);
  const nested = Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}def f():\n`);
  equal(parsePython(nested.slice(0, 300).join('')).functions.length > 0, true);
  parsePython(nested.slice(0, 700).join(''));
});

test('Any text is read, and only a complete one can lack errors.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      const module = parsePython(text);
      equal(typeof module.complete, 'boolean');
      if (module.grade.kind === 'other')
        equal(text.slice(module.grade.range.start, module.grade.range.end).includes('grade'), true);
    }),
  );
});
