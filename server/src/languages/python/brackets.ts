/**
 * Follows the brackets of a source through its strings and comments, to name the one that was never closed: a parser
 * only notices that far behind it. It also tells from where on a source is no Python any more.
 */

export type Bracket = { readonly text: string; readonly at: number };

export type Brackets = {
  /** Opened and never closed, the first first. */
  readonly unclosed: readonly Bracket[];
  /** The closing brackets that close nothing, or that close another kind than was opened last. */
  readonly stray: readonly (Bracket & { readonly open: Bracket | undefined })[];
  /** The bracket with which the nesting gets deeper than Python allows. */
  readonly tooDeep: Bracket | undefined;
  /** From here on nobody needs to read, because the nesting is too deep or too much was wrong; the text's length if not. */
  readonly readableTo: number;
};

/** CPython's tokenizer refuses more open brackets than that. */
export const maxBracketDepth = 200;

/** After so many things that no Python has, the parsers find nothing more of use, and take seconds for it. */
const maxMistakes = 1_000;

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A string with `{…}` parts in it, whose text is being read. */
type FormatString = { readonly quote: string };

/** Finds the brackets of any text, in one pass. */
export function scanBrackets(text: string): Brackets {
  const stack: (Bracket | FormatString)[] = [];
  const stray: Brackets['stray'][number][] = [];
  let depth = 0;
  let tooDeep: Bracket | undefined;
  let mistakes = 0;
  // Comments, the openings of strings with their prefix, other words (so that no prefix is seen in one), brackets, and
  // characters that Python has in strings only.
  const code =
    /#[^\r\n]*|((?:[rR][bBfFtT]?|[bBfFtTuU][rR]?)?)("""|'''|"|')|[\w\u0080-\uffff]+|[()[\]{}]|[?$`]|\\(?![\r\n])/g;
  let at = 0;
  while (at < text.length && mistakes < maxMistakes) {
    const top = stack.at(-1);
    if (top && 'quote' in top) {
      const part = formatPart(text, at, top.quote);
      at = part.end;
      if (part.opensAt === undefined) stack.pop();
      else {
        stack.push({ text: '{', at: part.opensAt });
        depth++;
      }
      continue;
    }
    code.lastIndex = at;
    const match = code.exec(text);
    if (!match) break;
    at = code.lastIndex;
    const [word, prefix, quote] = match;
    if (quote) {
      if (/[ft]/i.test(prefix!)) stack.push({ quote });
      else {
        const { end, isClosed } = stringFrom(text, at, quote);
        at = end;
        if (!isClosed) mistakes++;
      }
    } else if (Object.hasOwn(closers, word)) {
      const bracket = { text: word, at: match.index };
      stack.push(bracket);
      if (++depth > maxBracketDepth) tooDeep ??= bracket;
    } else if (/^[)\]}]$/.test(word)) {
      if (top && closers[top.text] === word) {
        stack.pop();
        depth--;
      } else {
        stray.push({ text: word, at: match.index, open: top });
        mistakes++;
      }
    } else if (/^[?$`\\]$/.test(word)) {
      mistakes++;
    }
  }
  const unclosed = stack.filter((one) => 'at' in one);
  const end = mistakes < maxMistakes ? text.length : at;
  return { unclosed, stray, tooDeep, readableTo: Math.min(tooDeep?.at ?? end, end) };
}

/** Reads a string whose opening quote ends at `from`, to its closing quote or to the end of the line. */
function stringFrom(
  text: string,
  from: number,
  quote: string,
): { readonly end: number; readonly isClosed: boolean } {
  const ends = quote.length === 3 ? /\\[^]|"""|'''/g : /\\(?:\r\n|[^])|["'\r\n]/g;
  ends.lastIndex = from;
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    if (match[0] === quote) return { end: ends.lastIndex, isClosed: true };
    if (/^[\r\n]/.test(match[0])) return { end: match.index, isClosed: false };
  }
  return { end: text.length, isClosed: false };
}

/** Reads the text of a format string up to its next `{`, or to its end. */
function formatPart(
  text: string,
  from: number,
  quote: string,
): { readonly end: number; readonly opensAt: number | undefined } {
  const stops = quote.length === 3 ? /\\[^{}]|\{\{|\{|"""|'''/g : /\\[^{}]|\{\{|\{|["'\r\n]/g;
  stops.lastIndex = from;
  for (let match = stops.exec(text); match; match = stops.exec(text)) {
    const stop = match[0];
    if (stop === '{') return { end: stops.lastIndex, opensAt: match.index };
    if (stop === quote) return { end: stops.lastIndex, opensAt: undefined };
    if (/^[\r\n]/.test(stop)) return { end: match.index, opensAt: undefined };
  }
  return { end: text.length, opensAt: undefined };
}
