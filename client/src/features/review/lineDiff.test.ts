import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineDiff, type Hunk } from './lineDiff.ts';

const signs = { same: ' ', removed: '-', added: '+' } as const;
const shown = (hunks: readonly Hunk[]) =>
  hunks.map(({ oldLine, newLine, rows }) => [
    `@${oldLine} ${newLine}`,
    ...rows.map(({ kind, text }) => signs[kind] + text),
  ]);

test('equal texts have no difference', () => {
  assert.deepEqual(lineDiff('a\nb', 'a\nb'), []);
});

test('a changed line is shown with three lines around it', () => {
  const old = 'a\nb\nc\nd\ne\nf\ng\nh\ni';
  assert.deepEqual(shown(lineDiff(old, old.replace('e', 'E'))), [
    ['@2 2', ' b', ' c', ' d', '-e', '+E', ' f', ' g', ' h'],
  ]);
});

test('changes far apart are hunks of their own, near ones share one', () => {
  const lines = Array.from({ length: 30 }, (_, index) => String(index));
  const young = lines.map((line) => (['2', '6', '25'].includes(line) ? `${line}!` : line));
  assert.deepEqual(
    shown(lineDiff(lines.join('\n'), young.join('\n'))).map(([place]) => place),
    ['@1 1', '@23 23'],
  );
});

test('an inserted and a removed line', () => {
  assert.deepEqual(shown(lineDiff('{\n}', '{\n  1\n}')), [['@1 1', ' {', '+  1', ' }']]);
  assert.deepEqual(shown(lineDiff('{\n  1\n}', '{\n}')), [['@1 1', ' {', '-  1', ' }']]);
});

/** What the rows say of one of the texts, with the unchanged lines between the hunks taken from the other one. */
function rebuilt(source: string, hunks: readonly Hunk[], from: 'removed' | 'added'): string {
  const lines = source.split('\n');
  const result: string[] = [];
  let at = 0;
  for (const { oldLine, newLine, rows } of hunks) {
    const start = (from === 'removed' ? oldLine : newLine) - 1;
    result.push(...lines.slice(at, start));
    at = start;
    for (const { kind, text } of rows) {
      if (kind === 'same' || kind === from) assert.equal(lines[at++], text);
      if (kind !== from) result.push(text);
    }
  }
  return [...result, ...lines.slice(at)].join('\n');
}

test('any difference leads from one text to the other and back', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '{'), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (old, young) => {
      const hunks = lineDiff(old, young);
      assert.equal(rebuilt(old, hunks, 'removed'), young);
      assert.equal(rebuilt(young, hunks, 'added'), old);
    }),
    { numRuns: 500 },
  );
});

test('texts that share nothing are told apart in bounded work', () => {
  const lines = (prefix: string) =>
    Array.from({ length: 20_000 }, (_, index) => `${prefix}${index}`).join('\n');
  const hunks = lineDiff(lines('a'), lines('b'));
  assert.equal(hunks.length, 1);
  assert.equal(hunks[0]!.rows.length, 40_000);
});
