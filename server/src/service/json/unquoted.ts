/** Text without quotes in the place of a value, and expressions of a program: how far they go. */
import {
  Char,
  isLineBreak,
  scanString,
  startsString,
  unreported,
  type Lookahead,
} from './lexer.ts';
import { looksLikeEnd } from './lostQuotes.ts';

/**
 * The end of a text without quotes whose first word ends at `wordEnd`: it goes on to a comma, a bracket or the end of
 * its line. A quote that closes it, although none opens it, is part of it.
 */
export function unquotedEnd(text: string, wordEnd: number): number {
  let at = wordEnd;
  while (at < text.length && !endsText(text, at)) at++;
  if (text.charCodeAt(at) === Char.colon) return wordEnd;
  if (text[at] === '"' && looksLikeEnd(text, at + 1)) return at + 1;
  if (text[at] === '"' || text[at] === "'") return wordEnd;
  while (at > wordEnd && /\s/.test(text[at - 1]!)) at--;
  return at;
}

function endsText(text: string, at: number): boolean {
  const char = text[at]!;
  if (isLineBreak(text.charCodeAt(at))) return true;
  if (char === ':') return !text.startsWith('//', at + 1);
  if (char === '/') return /[/*]/.test(text.charAt(at + 1)) && text[at - 1] !== ':';
  return /[,{}[\]"'\u201c\u201d#;=]/.test(char);
}

/**
 * The end of an expression that begins at `at`, such as `open("x").read()` or `os.environ["KEY"]`; undefined where there
 * is none or its brackets are not closed.
 */
export function expressionEnd(text: string, at: number, lookahead: Lookahead): number | undefined {
  const head = /[A-Za-z_$][\w$.]{0,200}|(?=\()/y;
  head.lastIndex = at;
  const name = head.exec(text)?.[0];
  if (name === undefined || !/[[(]/.test(text.charAt(at + name.length))) return undefined;
  let depth = 0;
  let to = at + name.length;
  for (const limit = Math.min(text.length, at + lookahead.left); to < limit; to++) {
    const char = text[to]!;
    if (char === '"' || char === "'") to = skipString(text, to, limit) - 1;
    else if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char)) depth--;
    if (depth === 0 && !/[\w$.([]/.test(text.charAt(to + 1))) return to + 1;
  }
  lookahead.left -= to - at;
  return undefined;
}

/** The end of the string that begins at an offset of a short text. */
export function pieceEnd(text: string, at: number): number {
  return scanString(text, at, unreported, { left: text.length }).end;
}

/** Whether something in parentheses is nothing but strings: what Python and JavaScript make one of. */
export function isStrings(source: string): boolean {
  const end = source.length - 1;
  if (!source.startsWith('(') || source[end] !== ')') return false;
  for (let at = 1; at < end;) {
    if (startsString(source.charCodeAt(at))) at = pieceEnd(source, at);
    else if (/[\s+]/.test(source.charAt(at))) at++;
    else return false;
  }
  return true;
}

/** The end of a string of whatever language that begins at `at`, at most `limit`. */
export function skipString(text: string, at: number, limit: number): number {
  const quote = text.charAt(at);
  const quotes = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  for (let to = at + quotes.length; to < limit; to++) {
    if (text[to] === '\\') to++;
    else if (text.startsWith(quotes, to)) return to + quotes.length;
  }
  return limit;
}
