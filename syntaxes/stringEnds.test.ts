/** Whatever is in a string, it colours nothing behind its end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closing, tokensOf } from './testGrammar.ts';

const members = ['source', 'calculate_output', 'input'] as const;
const next = '  "seed": 42, "suffix": "after {{item.x}}"';
const [, expectedNext] = tokensOf(`{ "a": 1,\n${next}`);

/** Asserts that a JSON string literal as a value leaves the rest of its line and the next line as they are. */
function assertContained(literal: string): void {
  for (const member of members) {
    const [first, second] = tokensOf(`{ "${member}": ${literal},\n${next}`);
    assert.deepEqual(first!.slice(-2), [closing, ', punctuation.separator.dictionary.pair.json']);
    assert.equal(first!.filter((token) => token === closing).length, 1);
    assert.deepEqual(second, expectedNext, `${member}: ${literal}`);
  }
}

test('nothing in a string reaches beyond its closing quote', () => {
  for (const content of [
    '"',
    '#',
    "'",
    '"""',
    "'''",
    'f"',
    '{{',
    '}}',
    '{{ item.x',
    '\\',
    '\\\\',
    '"\\',
    '"""\\',
    "'\\",
    '# \\',
    '/*',
    '//',
    'def ',
    '((([[[{{{',
    '{{ "}}',
  ])
    for (const text of [content, `${content}\n`, `x\n${content} y`, `${content}${content}`])
      assertContained(JSON.stringify(text));
});

test('no text in a string reaches beyond its closing quote', () => {
  const piece = fc.constantFrom(
    ...'"\'#\\{}[](),:. \n\t/*|'.split(''),
    ...['"""', "'''", '{{', '}}', 'def f', 'item.', 'f', '0.', 'é', '😀', '\u2028', '\u0000'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) =>
      assertContained(JSON.stringify(pieces.join(''))),
    ),
    { numRuns: 300 },
  );
});

test('a string that is not closed ends with its line, whatever is in it', () => {
  for (const member of members)
    for (const open of ['"', '"x', '"def g(\\"', '"{{item', '"# x', '"\\', '"a\\\\', '"x,']) {
      const [, second] = tokensOf(`{ "${member}": ${open}\n${next}`);
      assert.deepEqual(second, expectedNext, `${member}: ${open}`);
    }
  const [, afterKey] = tokensOf(`{ "model\n${next}`);
  assert.deepEqual(afterKey, expectedNext);
});
