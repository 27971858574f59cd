import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxBracketDepth } from './brackets.ts';
import { maxSourceLength } from './sourceLimit.ts';
import { syntaxErrors } from './syntaxErrors.ts';
import { checkSyntax } from './syntaxTesting.ts';
import { anySource, applied, bigSource, mark } from './testing.ts';

/** A source without its marks, and with the errors marked. */
function remarked(expected: string): string {
  const text = expected.replace(/[«»]/g, '');
  return mark(text, checkSyntax(text)!);
}

test('Only the first mistake of grammar is told: what follows is its consequence.', () => {
  const cases = [
    'def f«(»:\n    x = = 1\n    y = (]\n',
    'function f(a) {\n  return 1;\n}\n'.replace('function', '«function»'),
    'def f(a)«:»\nreturn 1\nx = = 2\n'.replace('«:»\nreturn', ':\n«return»'),
    '«```»python\ndef f(: pass\n```\n',
    'x = «=» 1\nf(a, a=1, a=2)\n',
  ];
  for (const expected of cases) equal(remarked(expected), expected);
});

test('Mistakes that mislead nobody are all told, those before a mistake of grammar too.', () => {
  const cases = [
    'def f(a, «a»):\n    g(b=1, «b=2»)\n    «break»\n«return 1»\n',
    'f(a=1, «2»)\nx = «=» 1\nf(b=1, 2)\n',
    'f(x) === 1\n'.replace('===', '«===»'),
  ];
  for (const expected of cases) equal(remarked(expected), expected);
});

test('A source of nothing but mistakes is read as far as its mistakes are told, any other to its end.', () => {
  const readOf = (text: string) => {
    let read = 0;
    const errors = syntaxErrors(text, (part) => {
      read = part.length;
      return Array.from(part.matchAll(/= =/g), ({ index }) => ({
        code: 'invalid-syntax',
        message: 'Two signs',
        start: index,
        end: index + 3,
      }));
    })!;
    return { read, places: errors.map(({ start }) => start) };
  };
  const wrong = readOf('x = = 1\n'.repeat(30_000));
  deepEqual([wrong.read < 40_000, wrong.places], [true, [2]]);
  const right = 'x = 12\n'.repeat(30_000);
  const last = `${right}x = = 1\n`;
  deepEqual(readOf(last), { read: last.length, places: [right.length + 2] });
  // The end of what is read first may cut a text into a mistake.
  const text = `x = """${'break it\n'.repeat(20_000)}"""\n`;
  deepEqual(
    checkSyntax(`${text}y = = 1\n`)!.map(({ start }) => start),
    [text.length + 4],
  );
});

test('Characters that Python does not know are told on every line, and nothing else then.', () => {
  equal(remarked('def f():\n  «\u00a0»return 1\n'), 'def f():\n  «\u00a0»return 1\n');
  equal(
    remarked('x = «“»a”\ny = «“»b c”\n«\u00a0»z = = 1\n'),
    'x = «“»a”\ny = «“»b c”\n«\u00a0»z = = 1\n',
  );
});

test('What cannot be seen is shown on the word beside it.', () => {
  const cases = [
    'def f(«)»\n    return 1\n',
    'x = f«(»1,\n\n\n',
    'x = 1 «+»   \r\ny = 1',
    'def f():\n    x = 1\n      «return» x\n',
    'if a«:»\n',
    'import«»\n'.replace('t«»', '«t»'),
    'x = 😀 + 1\n'.replace('😀', '«😀»'),
  ];
  for (const expected of cases) equal(remarked(expected), expected);
});

test('The errors come in the order of the text, also where one is shown before another of a later line.', () => {
  for (const text of ['del [lambda \n', '(+\r=', '(case \n**:']) {
    const starts = checkSyntax(text)!.map(({ start }) => start);
    ok(starts.length > 1, text);
    deepEqual(
      starts,
      starts.toSorted((one, other) => one - other),
      text,
    );
  }
});

test('Python allows two hundred brackets within one another.', () => {
  const nested = (depth: number) => `x = ${'['.repeat(depth)}1${']'.repeat(depth)}\n`;
  deepEqual(checkSyntax(nested(maxBracketDepth)), []);
  const [error] = checkSyntax(nested(10_000))!;
  deepEqual([error?.start, error?.end], [4 + maxBracketDepth, 5 + maxBracketDepth]);
  equal(error?.message, 'Python allows 200 brackets within one another. Take some of them apart.');
});

test('The largest source that the service takes is checked; of a larger one nothing is said.', () => {
  const text = bigSource(maxSourceLength - 10);
  deepEqual(checkSyntax(text), []);
  const broken = checkSyntax(`${text}x = = 1`)!;
  deepEqual(
    broken.map(({ start }) => start),
    [text.length + 4],
  );
  equal(checkSyntax(' '.repeat(maxSourceLength + 1)), undefined);
});

test('Nesting without brackets is checked or declined, and never throws.', () => {
  for (const part of ['not ', '-', 'lambda: ', 'x if y else ', 'a.', 'a ** ', 'f"', 'await '])
    checkSyntax(`x = ${part.repeat(15_000)}a`);
  deepEqual(checkSyntax('x = 1'), []);
});

test('The errors of any text lie on one line of it each, and have something to say.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      let last = 0;
      for (const { start, end, message, fix } of checkSyntax(text) ?? []) {
        ok(start >= last && start < end && end <= text.length, `${start}-${end}`);
        last = start;
        equal(/[\r\n]/.test(text.slice(start, end)), false);
        ok(/^[A-Z`].*[.?]$/su.test(message), message);
        if (fix) equal(typeof applied(text, fix), 'string');
      }
    }),
    { numRuns: 2000 },
  );
});

test('The fixes of any text change it.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      for (const { fix } of checkSyntax(text) ?? [])
        if (fix) ok(applied(text, fix) !== text, JSON.stringify(fix));
    }),
    { numRuns: 1000 },
  );
});
