import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareSource } from './bareSources.ts';

/** What stands in the place of a value; it ends at the ¦, where it is anything. */
const values: readonly (readonly [kind: string | undefined, value: string])[] = [
  ['text', '{{sample.output_text}}¦, "b": 1}'],
  ['text', '{{ item.a }}¦}'],
  ['text', '0.5 * a + 0.5 * b¦}}'],
  ['text', '(a + b) / 2¦, "c": 1}'],
  ['text', 'max(a, b)¦\n}'],
  ['text', '-a + 1¦}'],
  ['text', 'a - b¦}'],
  ['numbers', '1/2¦}'],
  ['numbers', '(0, 1)¦}'],
  ['python', 'def grade(sample, item):\n    return {"a": 1}["a"]¦\n  }'],
  ['python', 'import re\n\ndef f(a): pass¦,\n  "name": "n"'],
  ['python', 'def f(a): return 1.0¦}}'],
  [undefined, '{"a": 1}'],
  [undefined, '{{"a": 1}}'],
  [undefined, 'two words}'],
  [undefined, '2024-07-18}'],
  [undefined, 'int(x)}'],
  [undefined, 'os.environ(a)}'],
  [undefined, 'open("a") * 2}'],
  [undefined, '(a + b}'],
  [undefined, '1 // one\n'],
];

for (const [kind, value] of values)
  test(`${kind ?? 'nothing'} in ${value}`, () => {
    const text = value.replace('¦', '');
    const found = bareSource(text, 0);
    assert.equal(found?.kind, kind);
    if (found) assert.equal(found.end, value.indexOf('¦'));
  });
