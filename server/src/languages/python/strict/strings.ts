/** String literals that Python surely takes as they are written, and the replacements in formatted ones. */
import { leaf, Unsure, type Draft } from './draft.ts';

/** Prefix and quotes. */
const opening = /(?:[rR]?[bB]?|[bB][rR]|[uU]|[rR]?[fF]|[fF][rR])(?:"""|'''|"|')/y;

const simpleEscape = /\\(?:\r\n|x[\da-fA-F]{2}|u[\da-fA-F]{4}|[^xuUN])/y;
const rawEscape = /\\(?:\r\n|[^])/y;

/** What may follow each other without an end of the literal, by its quotes. */
const plain: Readonly<Record<string, RegExp>> = {
  '"': /[^"\\\r\n]*/y,
  "'": /[^'\\\r\n]*/y,
  '"""': /[^"\\]*/y,
  "'''": /[^'\\]*/y,
};

const wordOrQuote = /[\w"']/y;

/** The `String` or `FormatString` that begins at an offset; undefined where there is none. */
export function stringAt(text: string, at: number): Draft | undefined {
  opening.lastIndex = at;
  if (!opening.test(text)) return undefined;
  const from = opening.lastIndex;
  const quote =
    text.startsWith('"""', from - 3) || text.startsWith("'''", from - 3)
      ? text.slice(from - 3, from)
      : text[from - 1]!;
  const prefix = text.slice(at, from - quote.length).toLowerCase();
  const to = contentEnd(text, from, quote, prefix.includes('r') ? rawEscape : simpleEscape);
  const end = to + quote.length;
  wordOrQuote.lastIndex = end;
  if (wordOrQuote.test(text)) throw new Unsure();
  if (prefix.includes('b') && /[^\x00-\x7f]/.test(text.slice(from, to))) throw new Unsure();
  return leaf(prefix.includes('f') ? 'FormatString' : 'String', at, end);
}

function contentEnd(text: string, from: number, quote: string, escape: RegExp): number {
  const run = plain[quote]!;
  let at = from;
  for (;;) {
    run.lastIndex = at;
    run.test(text);
    at = run.lastIndex;
    if (text.startsWith(quote, at)) return at;
    const char = text[at];
    if (char === '\\') {
      escape.lastIndex = at;
      if (!escape.test(text)) throw new Unsure();
      at = escape.lastIndex;
    } else if (char === quote[0]) at++;
    else throw new Unsure();
  }
}

export function isBytes(text: string, { start }: Draft): boolean {
  return /^(?:[rR]?[bB])/.test(text.slice(start, start + 2));
}
