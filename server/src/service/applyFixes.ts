/** Applies many fixes at once, as Fix all does. */
import type { TextChange } from './rules/rule.ts';

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
