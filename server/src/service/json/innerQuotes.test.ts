import assert from 'node:assert/strict';
import { test } from 'node:test';
import { innerQuotes } from './innerQuotes.ts';
import { maxLookahead } from './lexer.ts';

/** «The quotes» that are marked are found inside the string, which ends at the ¦; without marks there are none. */
const lines: readonly string[] = [
  '{"a": "b[«"c"»]"¦}',
  '{"a": "b[«"c"»]"¦, "d": "e"}',
  '{"a": "b[«"c"] == d["e"»]: f"¦, "g": [1, -2.5e3, true], "h": {}}',
  '{"a": "{«"b": "c", "d"»: 1}"¦}',
  '{"a": "Say «"b"» if c"¦\n}',
  '{"a": "«"b" or "c"»: d"¦,\n}',
  '{"a": "b == «""»"¦}',
  '["a «"b"»"¦, "c"]',
  '{"a": "b[\\"c«"»]"¦}',
  '{"a": "b"]\n}',
  '[{"a": "b"], "c": "d"}',
  '{"a": "b"c\n}',
  '{"a": "b", "c": 1}',
  '{"a": "b" "c": 1}',
  '{"a": "b"seed": 1}',
  '{"a": "b""seed": 1}',
  '["a""b"]',
];

for (const line of lines)
  test(`the quotes in ${line}`, () => {
    const text = line.replaceAll(/[«»¦]/g, '');
    const start = text.indexOf('"', /[[:]/.exec(text)!.index + 1);
    const closing = /^\[[^{]/.test(text) ? ']' : '}';
    const tokenEnd = /(?<!\\)"/.exec(text.slice(start + 1))!.index + start + 2;
    const found = innerQuotes(text, start, tokenEnd, closing, { left: maxLookahead });
    const marked = found
      ? `${text.slice(0, found.start)}«${text.slice(found.start, found.end)}»${text.slice(found.end, found.stringEnd)}¦${text.slice(found.stringEnd)}`
      : text;
    assert.equal(marked, line);
  });

test('a string that has line breaks, too, is one as a whole', () => {
  const text = '{\n  "a": "b["c"]\n  d == "e"",\n  "f": 1\n}';
  const start = text.indexOf('"b');
  assert.deepEqual(innerQuotes(text, start, start + 4, '}', { left: maxLookahead }), {
    kind: 'raw',
    start,
    end: text.indexOf(',\n'),
    stringEnd: text.indexOf(',\n'),
  });
});
