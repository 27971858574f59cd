/** The difference between two texts by lines: what was removed, what was added, with some lines around it. */

export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added';
  /** A line without its line feed. */
  readonly text: string;
}

export interface Hunk {
  /** Number of its first line in the old and in the new text, from 1. */
  readonly oldLine: number;
  readonly newLine: number;
  readonly rows: readonly DiffRow[];
}

/** So many lines differ before the shortest difference is given up for a correct one: the work stays linear. */
const mostEdits = 400;
const context = 3;

/** The hunks in the order of the text; none where the texts are equal. */
export function lineDiff(oldText: string, newText: string): readonly Hunk[] {
  return hunksOf(rowsOf(oldText.split('\n'), newText.split('\n')));
}

function rowsOf(old: readonly string[], young: readonly string[]): readonly DiffRow[] {
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let oldEnd = old.length;
  let newEnd = young.length;
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === young[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  const same = (lines: readonly string[]) => lines.map((text) => ({ kind: 'same', text }) as const);
  return [
    ...same(old.slice(0, start)),
    ...changedRows(old.slice(start, oldEnd), young.slice(start, newEnd)),
    ...same(old.slice(oldEnd)),
  ];
}

/** Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986), cut off at `mostEdits`. */
function changedRows(old: readonly string[], young: readonly string[]): readonly DiffRow[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let edits = 0; edits <= Math.min(mostEdits, old.length + young.length); edits++) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepsDown(furthest, diagonal, edits)
        ? furthest.get(diagonal + 1)!
        : furthest.get(diagonal - 1)! + 1;
      while (x < old.length && x - diagonal < young.length && old[x] === young[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= old.length && x - diagonal >= young.length) return backtrack(trace, old, young);
    }
  }
  return [
    ...old.map((text) => ({ kind: 'removed', text }) as const),
    ...young.map((text) => ({ kind: 'added', text }) as const),
  ];
}

/** Whether the best way to a diagonal adds a line, and does not remove one. */
function stepsDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number) {
  return (
    diagonal === -edits ||
    (diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1))
  );
}

function backtrack(
  trace: readonly ReadonlyMap<number, number>[],
  old: readonly string[],
  young: readonly string[],
): readonly DiffRow[] {
  const rows: DiffRow[] = [];
  let x = old.length;
  let y = young.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits]!;
    const diagonal = x - y;
    const down = stepsDown(furthest, diagonal, edits);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = furthest.get(from) ?? 0;
    const startX = edits === 0 ? 0 : down ? fromX : fromX + 1;
    for (; x > startX; y--) rows.push({ kind: 'same', text: old[--x]! });
    if (edits === 0) break;
    if (down) rows.push({ kind: 'added', text: young[--y]! });
    else rows.push({ kind: 'removed', text: old[--x]! });
  }
  return rows.reverse();
}

function hunksOf(rows: readonly DiffRow[]): readonly Hunk[] {
  const hunks: { oldLine: number; newLine: number; rows: DiffRow[] }[] = [];
  let oldLine = 1;
  let newLine = 1;
  /** The row behind the last one that belongs to a hunk. */
  let end = 0;
  const starts = rows.map((row) => {
    const place = { oldLine, newLine };
    if (row.kind !== 'added') oldLine++;
    if (row.kind !== 'removed') newLine++;
    return place;
  });
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'same') continue;
    const from = Math.max(end, index - context);
    if (from > end || hunks.length === 0) hunks.push({ ...starts[from]!, rows: [] });
    const to = Math.min(rows.length, index + 1 + context);
    hunks.at(-1)!.rows.push(...rows.slice(from, to));
    end = to;
  }
  return hunks;
}
