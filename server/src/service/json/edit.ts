/**
 * What an edit of a text has left as it was: most edits change the content of one string, and then the tree is the one
 * before with other offsets behind the edit.
 */
import { maxLookahead, scanString } from './lexer.ts';
import { endOf, kindOf, nodeAt, NodeKind, none, startOf, type JsonTree } from './tree.ts';

/** One range that was replaced; the text before it and the text behind it are the same in both versions. */
export interface Edit {
  /** UTF-16 offset in both versions. */
  readonly start: number;
  /** Where the text behind it begins, in the version before and in the next one. */
  readonly endBefore: number;
  readonly endAfter: number;
}

/** The smallest edit that makes one text of another. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const left = longest(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  return { start, endBefore: before.length - left, endAfter: after.length - left };
}

/** How far something holds, by halves: comparing long texts as a whole is a hundred times as fast as by characters. */
function longest(limit: number, holds: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** By how much an edit moves what stands behind it. */
export function shiftOf({ endBefore, endAfter }: Edit): number {
  return endAfter - endBefore;
}

/**
 * The string whose content an edit has changed, if it has changed nothing else of what the text's tree says; otherwise
 * `none`. `tree` is the one before.
 */
export function editedString(tree: JsonTree, text: string, edit: Edit): number {
  // What is wrong in one place may decide how another one is read.
  if (tree.problems.length > 0 || tree.size === 0) return none;
  const node = nodeAt(tree, edit.start);
  if (node === none || kindOf(tree, node) !== NodeKind.string) return none;
  const isInside = startOf(tree, node) < edit.start && edit.endBefore < endOf(tree, node);
  return isInside && scanned(tree, text, edit, node) ? node : none;
}

/** Whether the edited string is one still, without a mistake, and ends at the same quote. */
function scanned(tree: JsonTree, text: string, edit: Edit, node: number): boolean {
  let problems = 0;
  const report = () => problems++;
  const lookahead = { left: maxLookahead };
  const { end } = scanString(text, startOf(tree, node), report, lookahead);
  return problems === 0 && end === endOf(tree, node) + shiftOf(edit);
}

/** The tree of the text after an edit that has changed the content of one string and nothing else. */
export function withEditedString(tree: JsonTree, text: string, edit: Edit, node: number): JsonTree {
  const { size, parents } = tree;
  const shift = shiftOf(edit);
  const starts = tree.starts.slice(0, size);
  const ends = tree.ends.slice(0, size);
  const keyEnds = tree.keyEnds.slice(0, size);
  for (let behind = node + 1; behind < size; behind++) {
    starts[behind]! += shift;
    ends[behind]! += shift;
    keyEnds[behind]! += shift;
  }
  keyEnds[node]! += shift;
  for (let around = node; around !== none; around = parents[around]!) ends[around]! += shift;
  const isEscaped = text.slice(starts[node], ends[node]).includes('\\');
  const escaped = tree.escaped.slice(0, size);
  escaped[node] = isEscaped ? 1 : 0;
  return { ...tree, text, starts, ends, keyEnds, escaped, lostAt: text.length };
}
