/** What the tests of this folder share. */
import fc from 'fast-check';
import type { Edit, Range } from './range.ts';

/** A text in which «…» marks the ranges that are expected, in their order. */
export function marked(text: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const parts = text.split(/([«»])/);
  const ranges: Range[] = [];
  let plain = '';
  let start = 0;
  for (const part of parts) {
    if (part === '«') start = plain.length;
    else if (part === '»') ranges.push({ start, end: plain.length });
    else plain += part;
  }
  return { text: plain, ranges };
}

/** A text with ranges marked by «…». */
export function mark(text: string, ranges: readonly Range[]): string {
  const brackets = ranges.flatMap(({ start, end }) => [
    { start, end: start, text: '«' },
    { start: end, end, text: '»' },
  ]);
  return applied(text, brackets);
}

/** A text after some edits that do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => one.start - other.start)
    .reduceRight((result, edit) => {
      return result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    }, text);
}

const words = [
  ...['def ', 'grade', '(', ')', '[', ']', '{', '}', ':', '\n', '\r\n', '\r', '\n    ', '\t', ' '],
  ...['"', "'", '"""', 'f"', 'rb"', '\\', '#', '@', '=', ':=', '==', '+', '-', '*', '**', '.'],
  ...[',', 'sample', 'item', '["a"]', '.get("b")', 'import ', 'from ', ' as ', 'if ', 'else'],
  ...['lambda ', 'return ', 'yield ', 'class ', 'try', 'except', 'for ', ' in ', 'not ', 'match '],
  ...['case ', 'await ', 'async ', 'global ', 'nonlocal ', 'del ', 'with ', '1', '0x', '1.5e', '…'],
  ...['\u00a0', '“', '”', '😀', '\ud800', '\ufeff', '\u2028', '\0', '```', '$', '?', '!', '&&'],
] as const;

/** Texts that are nearly Python, and some that are not. */
export const anySource: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 40 }) },
    { weight: 1, arbitrary: fc.array(fc.string({ unit: 'binary' }), { maxLength: 10 }) },
  )
  .map((parts) => parts.join(''));

const unit = `def helper_%(value, other=None):
    """Says what it does."""
    if value is None:
        return {"a": [1, 2.5, "x"], **other}
    for index, entry in enumerate(value["rows"]):
        print(f"{index}: {entry!r:>10}")
    return sum(x ** 2 for x in other)

`;

/** A source of nearly this length, right in every respect. */
export function bigSource(length: number): string {
  let source = '';
  for (let index = 0; source.length + unit.length < length - 200; index++)
    source += unit.replace('%', String(index));
  return `${source}def grade(sample, item):\n    return float(sample["output_text"] == item["answer"])\n`;
}
