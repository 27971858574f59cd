/** What must hold of ranges, edits and outlines, whatever the text. */
import assert from 'node:assert/strict';
import type { Range } from '../../server/src/service/embedded.ts';
import type { TextChange } from '../../server/src/service/rules/rule.ts';
import type { OutlineSymbol } from '../../server/src/service/symbols.ts';

export function checkRange(text: string, { start, end }: Range): void {
  assert.ok(Number.isInteger(start) && Number.isInteger(end), `no offsets: ${start} ${end}`);
  assert.ok(0 <= start && start <= end && end <= text.length, `a range ${start} to ${end}`);
}

/** Ranges in the order of the text that do not overlap. */
export function checkOrdered(text: string, ranges: readonly Range[]): void {
  let behind = 0;
  for (const range of ranges) {
    checkRange(text, range);
    assert.ok(range.start >= behind, `the range at ${range.start} overlaps the one before`);
    behind = range.end;
  }
}

export function checkEdits(text: string, edits: readonly TextChange[], what: string): void {
  const sorted = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  try {
    checkOrdered(text, sorted);
  } catch (error) {
    throw new Error(`edits of ${what}: ${(error as Error).message}`, { cause: error });
  }
}

export function checkSymbols(text: string, roots: readonly OutlineSymbol[]): void {
  const pending = [...roots];
  for (let symbol = pending.pop(); symbol; symbol = pending.pop()) {
    checkRange(text, symbol);
    const { start, end, selectionStart, selectionEnd } = symbol;
    checkRange(text, { start: selectionStart, end: selectionEnd });
    assert.ok(start <= selectionStart && selectionEnd <= end, 'a selection outside its symbol');
    assert.notEqual(symbol.name, '', 'VS Code refuses an outline with an empty name');
    for (const child of symbol.children) {
      assert.ok(start <= child.start && child.end <= end, 'a symbol outside its parent');
      pending.push(child);
    }
  }
}
