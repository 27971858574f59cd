import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePython } from './module.ts';
import { anySource } from './testing.ts';

/** Each path of a body of `grade`: root, what leads to it in parentheses, the steps as they are written. */
function paths(body: string): readonly string[] {
  const text = `def grade(sample, item):\n    ${body.replaceAll('\n', '\n    ')}\n`;
  return parsePython(text).paths.map(({ root, before, steps }) => {
    const written = steps.map(({ range }) => text.slice(range.start, range.end));
    return `${root}(${before.join('.')}) ${written.join('.')}`;
  });
}

test('A variable that holds a part of the sample leads on from there.', () => {
  const cases: readonly (readonly [body: string, ...paths: readonly string[]])[] = [
    ['return sample["a"]["b"]', 'sample() a.b'],
    [
      'answer = sample["output_json"]\nreturn answer["total"] + answer.get("tax", 0)',
      'sample() output_json',
      'sample(output_json) total',
      'sample(output_json) tax',
    ],
    [
      'a = sample.get("output_json") or {}\nrows = a["rows"]\nreturn rows[0]["price"]',
      'sample() output_json',
      'sample(output_json) rows',
      'sample(output_json.rows) 0.price',
    ],
    [
      'a = sample["output_json"]\nif "x" not in a and "y" in sample["output_json"]: return 0',
      'sample() output_json',
      'sample() output_json',
      'sample(output_json) x',
      'sample(output_json) y',
    ],
    ['row = item["row"]\nreturn row["x"]', 'item() row', 'item(row) x'],
    ['a = sample["b"]\na = {}\nreturn a["x"]', 'sample() b'],
    ['a = f(sample["b"])\nreturn a["x"]', 'sample() b'],
    ['a, b = sample["b"]\nreturn a["x"]', 'sample() b'],
    ['a = sample["b"]\ndef f(a):\n    return a["x"]', 'sample() b'],
    ['sample["b"] = {}\na = sample["b"]\nreturn a["x"]'],
  ];
  for (const [body, ...expected] of cases) deepEqual(paths(body), expected, body);
});

test('Whatever the source, a step lies where its key is written.', () => {
  fc.assert(
    fc.property(anySource, (text) => {
      for (const { steps } of parsePython(text).paths)
        for (const { key, range } of steps)
          if (typeof key === 'number') deepEqual(Number(text.slice(range.start, range.end)), key);
          else deepEqual(range.start <= range.end && range.end <= text.length, true);
    }),
  );
});
