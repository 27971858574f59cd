/** String literals that more than one language writes in the same way. */

/** In double quotes, with the escapes of JSON, which C#, Go, Java, JavaScript, Python and Ruby read alike. */
export function quoted(text: string, alsoEscaped = /[\u007f-\u009f\u2028\u2029\ufeff]/g): string {
  return JSON.stringify(text).replace(alsoEscaped, unicodeEscape);
}

/** `\u` and four digits for each UTF-16 unit. */
export function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const longestPiece = 10_000;

/** The text cut behind its line feeds, and within lines that are very long. */
export function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start) + 1 || text.length;
    let end = Math.min(lineEnd, start + longestPiece);
    // A character of two units stays whole.
    if (end < lineEnd && /[\ud800-\udbff]/.test(text[end - 1]!)) end++;
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

/** The pieces as literals, each on a line of its own, for a list. */
export function quotedPieces(text: string, quote: (piece: string) => string = quoted): string {
  return pieces(text)
    .map((piece) => `\n  ${quote(piece)},`)
    .join('');
}
