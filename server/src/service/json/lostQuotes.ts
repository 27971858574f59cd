/** Strings whose closing quote is lost: where they most likely end, and whether the text behind them can be followed. */
import { openStringEnd, rawStringEnd } from './rawStrings.ts';
import {
  Char,
  isLineBreak,
  skipTrivia,
  type Lookahead,
  type ReportSyntax,
  type StringToken,
} from './lexer.ts';

interface Unterminated {
  readonly start: number;
  /** The end of the string's line, or of the text. */
  readonly limit: number;
  readonly isKey: boolean;
}

/** Ends a string that no quote closes, and reports it. */
export function unterminated(
  text: string,
  { start, limit, isKey }: Unterminated,
  report: ReportSyntax,
  lookahead: Lookahead,
): StringToken {
  const end = isKey ? keyEnd(text, start, limit) : valueEnd(text, start, limit);
  const followed = isFollowed(text, end, isKey);
  const open = followed || isKey ? undefined : openStringEnd(text, start, limit);
  if (open !== undefined) {
    report('syntax-string', start, open, 'open');
    return { end: open, escaped: true, followed: true };
  }
  const raw = followed || isKey ? undefined : rawStringEnd(text, start, limit, lookahead);
  if (raw === undefined) report('syntax-string', start, end, 'unterminated');
  else report('syntax-string', start, raw, 'raw');
  const escaped = text.slice(start, raw ?? end).includes('\\');
  return { end: raw ?? end, escaped, followed: followed || raw !== undefined };
}

/** A key is one word: what follows it on the line of a lost quote is not part of it. */
function keyEnd(text: string, start: number, limit: number): number {
  let at = start + 1;
  while (at < limit && !/[\s,:{}[\]]/.test(text[at]!)) at++;
  return at;
}

/** Commas and brackets at the end of the line are the document's, unless the bracket closes one inside the string. */
function valueEnd(text: string, start: number, limit: number): number {
  let end = limit;
  let unopened = 0;
  // Long lines are texts, and their brackets are their own.
  if (limit - start < 1000)
    for (let at = start + 1; at < limit; at++) {
      if (/[{[]/.test(text[at]!)) unopened--;
      else if (/[}\]]/.test(text[at]!)) unopened++;
    }
  for (; end > start + 1; end--) {
    const char = text[end - 1]!;
    const isBracket = /[}\]]/.test(char);
    if (isBracket && unopened-- <= 0) break;
    if (!isBracket && !/[\s,]/.test(char)) break;
  }
  return end;
}

/** Whether the text goes on as JSON does behind a string that was cut. */
function isFollowed(text: string, at: number, isKey: boolean): boolean {
  const next = skipTrivia(text, at, () => undefined);
  const char = text[next];
  if (char === '"') return isStringOfJson(text, next);
  if (char === ':') return isKey;
  return char === undefined || /[,}\]]/.test(char);
}

/** Whether a string ends on its line, and a colon, a comma or a bracket follows. */
function isStringOfJson(text: string, start: number): boolean {
  let end = start + 1;
  while (end < text.length && !isLineBreak(text.charCodeAt(end)) && text[end] !== '"')
    end += text[end] === '\\' ? 2 : 1;
  return end >= text.length || (text[end] === '"' && looksLikeEnd(text, end + 1));
}

/** Whether what stands behind a quote can follow a string: then the quote ended one. */
export function looksLikeEnd(text: string, at: number): boolean {
  const next = text[skipTrivia(text, at, () => undefined)];
  return next === undefined || /[,}\]:]/.test(next);
}

// Asked for each string of a job: as literals in the functions they would be made anew each time.
const behindKey = /^[\s:=,}\]]?$/;
const wordCharacter = /^\w$/;

/**
 * `"model: "gpt-4.1"`: where a key ends, if what stands directly behind the quote at its end shows that its own quote is
 * lost; otherwise undefined.
 */
export function lostQuoteOfKey(text: string, start: number, end: number): number | undefined {
  if (text.charCodeAt(end) === Char.colon) return undefined;
  if (text[end - 1] !== '"' || behindKey.test(text.charAt(end))) return undefined;
  const word = /"[^\s,:{}[\]"\\]{1,100}(?= ?:)/y;
  word.lastIndex = start;
  return word.exec(text) === null ? undefined : word.lastIndex;
}

/** `"gpt-4.1, "seed": 1`: the same for a value; the next key, or element, stands behind the quote. */
export function lostQuoteOfValue(text: string, start: number, end: number): number | undefined {
  if (!wordCharacter.test(text.charAt(end))) return undefined;
  if (!/,\s*"$/.test(text.slice(Math.max(start + 1, end - 20), end))) return undefined;
  const next = /\w{1,100}"\s?[:,\]]/y;
  next.lastIndex = end;
  return next.test(text) ? valueEnd(text, start, end - 1) : undefined;
}
