/** Formatting, by jsonc-parser, which is what VS Code formats JSON with. */
import { format as formatJson } from 'jsonc-parser';
import type { Job } from './job.ts';
import type { TextChange } from './rules/rule.ts';

/** Beyond this depth the indentation alone would be larger than any editor can show (PERFORMANCE.md 5, limit 7). */
export const maxFormattedDepth = 500;

/** Of a line that is indented by exactly so many characters, jsonc-parser 3.3.1 gives no content. */
const widestIndentation = 200;

/** So many changes are as one, which an editor takes in tenths of a second where a million would take seconds. */
const maxChanges = 10_000;

export function canFormat({ tree }: Job): boolean {
  return tree.depth <= maxFormattedDepth;
}

export interface FormattingOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly insertFinalNewline?: boolean;
}

/**
 * The changes that format the text from `start` to `end`, UTF-16 offsets; none where it is nested too deeply, and none
 * while it is no JSON: where a bracket or a comma is lost, the lines show best what was meant.
 */
export function formattingOf(
  job: Job,
  { start, end }: { readonly start: number; readonly end: number },
  { tabSize, insertSpaces, insertFinalNewline = false }: FormattingOptions,
): readonly TextChange[] {
  if (!canFormat(job) || job.tree.problems.length > 0) return [];
  const options = { tabSize, insertSpaces, insertFinalNewline, eol: '\n' };
  const edits = formatJson(job.tree.text, { offset: start, length: end - start }, options);
  const widest = `\n${(insertSpaces ? ' ' : '\t').repeat(widestIndentation)}`;
  const changes = edits.map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    text: (content as string | undefined) ?? widest,
  }));
  return changes.length > maxChanges ? [inOne(job.tree.text, changes)] : changes;
}

/** Changes in the order of the text as one, from the first to the last. */
function inOne(text: string, changes: readonly TextChange[]): TextChange {
  const parts: string[] = [];
  const { start } = changes[0]!;
  let end = start;
  for (const change of changes) {
    parts.push(text.slice(end, change.start), change.text);
    ({ end } = change);
  }
  return { start, end, text: parts.join('') };
}
