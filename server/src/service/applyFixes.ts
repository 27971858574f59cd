/** Applies many fixes at once, as Fix all does. */
import type { Fix, TextChange } from './rules/rule.ts';

/**
 * The text after the edits of all fixes; a fix whose place another one has changed is left out. The edits of each are in
 * the order of the text, and so are the fixes by their first edit; none is empty.
 */
export function applyFixes(text: string, fixes: readonly (readonly TextChange[])[]): string {
  let mended = '';
  let copied = 0;
  for (const edits of fixes) {
    if (edits[0]!.start < copied) continue;
    for (const edit of edits) {
      mended += text.slice(copied, edit.start) + edit.text;
      copied = edit.end;
    }
  }
  return mended + text.slice(copied);
}

/** The edits of fixes in the order in which `applyFixes` takes them; fixes that change nothing are left out. */
export function inOrder(fixes: readonly Fix[]): readonly (readonly TextChange[])[] {
  return fixes
    .filter(({ edits }) => edits.length > 0)
    .map(({ edits }) => edits.toSorted((one, other) => one.start - other.start))
    .toSorted((one, other) => one[0]!.start - other[0]!.start);
}
