/** A look at training data before it is sent: each line of a JSONL file is a JSON object (DOMAIN.md 7). */

/** The first line that is surely none. */
export interface Misfit {
  /** From 1. */
  readonly line: number;
  readonly kind: 'notJson' | 'notAnObject';
}

/** The part of a large file that is looked at: some ten milliseconds of work, whatever the size. */
const lookedAtBytes = 4 * 2 ** 20;

export async function firstMisfit(content: Blob): Promise<Misfit | undefined> {
  const text = await content.slice(0, lookedAtBytes).text();
  // A line that is cut off says nothing.
  const end = content.size > lookedAtBytes ? text.lastIndexOf('\n') + 1 : text.length;
  let line = 0;
  for (let start = 0; start < end;) {
    line++;
    const lineEnd = text.indexOf('\n', start) + 1 || end;
    const kind = misfitOf(text.slice(start, lineEnd));
    if (kind) return { line, kind };
    start = lineEnd;
  }
  return undefined;
}

/** Of an empty line it is not known that a service refuses it. */
function misfitOf(row: string): Misfit['kind'] | undefined {
  if (row.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(row);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? undefined : 'notAnObject';
  } catch {
    return 'notJson';
  }
}
