/** Which part of a place an editor shows first. Pure. */

interface Point {
  readonly line: number;
  readonly character: number;
}

/** As many characters are seen at once in the narrowest editor. */
const narrow = 40;

/**
 * The beginning of the place, with that of its line where both are seen at once: a value may be longer than an editor is
 * wide, and its end says nothing without its name.
 */
export function sightOf({ start, end }: { readonly start: Point; readonly end: Point }): {
  readonly line: number;
  readonly from: number;
  readonly to: number;
} {
  const { line, character } = start;
  const last = end.line === line ? end.character : Infinity;
  return {
    line,
    from: character <= narrow ? 0 : character,
    to: Math.min(last, character + narrow),
  };
}
