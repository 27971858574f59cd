import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext } from '../../../../test/support/python.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'python-swapped';
const reading = (first: string, second: string) =>
  `\n    return float(${second}["output_text"] == ${first}["answer"])\n`;
const findings = (source: string) => readableFindings(jobWithPython(source), pythonContext);

test('the item first is one mistake, which what is read proves', () => {
  for (const [first, second] of [
    ['item', 'sample'],
    ['row', 'sample'],
    ['item', 'answer'],
  ] as const)
    assert.deepEqual(findings(`def grade(${first}, ${second}):${reading(first, second)}`), [
      `error python-swapped ${first}, ${second}: The service passes the sample first, so ${first} gets the sample and ${second} the item. Swap them.`,
    ]);
});

test('names alone are a warning', () => {
  for (const body of ['return max(item, sample)', 'return float(sample.get("output_text", ""))'])
    assert.deepEqual(
      findings(`def grade(item, sample):\n    ${body}\n`).map((one) => one.slice(0, 22)),
      ['warning python-swapped'],
    );
});

test('the right order is right, and odd names that are read so', () => {
  for (const source of [
    `def grade(sample, item):${reading('item', 'sample')}`,
    `def grade(a, b):${reading('b', 'a')}`,
    `def grade(a, b):${reading('a', 'b')}`,
    `def grade(item, sample):${reading('sample', 'item')}`,
    `@swapping\ndef grade(item, sample):${reading('item', 'sample')}`,
  ])
    assert.deepEqual(
      findings(source).filter((one) => one.includes(code)),
      [],
      source,
    );
});

test('the fix swaps names and annotations, in the signature only', () => {
  for (const [before, after] of [
    ['item, sample', 'sample, item'],
    ['item: dict, sample: dict[str, Any]', 'sample: dict[str, Any], item: dict'],
    ['\n    item: Row,\n    sample: Answer,\n', '\n    sample: Answer,\n    item: Row,\n'],
    ['item: Row, sample: Answer = None', 'sample: Row, item: Answer = None'],
    ['item, sample, strict=True', 'sample, item, strict=True'],
  ] as const) {
    const body = `-> float:${reading('item', 'sample')}`;
    assert.deepEqual(
      fixedTexts(jobWithPython(`def grade(${before}) ${body}`), code, pythonContext),
      [['Swap the parameters', jobWithPython(`def grade(${after}) ${body}`)]],
    );
  }
});
