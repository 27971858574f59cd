/** A stretch of the source, in UTF-16 code units from its beginning; `end` is exclusive. */
export type Range = { readonly start: number; readonly end: number };

/** Puts a text in the place of a range; an empty range is where it is inserted. */
export type Edit = Range & { readonly text: string };

/** The line around an offset, without its line break. */
export function lineAround(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && !isLineBreak(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isLineBreak(text, end)) end++;
  return { start, end };
}

function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}
