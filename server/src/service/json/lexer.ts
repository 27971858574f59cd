/** Reads the tokens of JSON, and of what people write in its place, so that each is one problem and not a cascade. */
import { looksLikeEnd, unterminated } from './lostQuotes.ts';
import type { SyntaxProblem, SyntaxProblemCode } from './tree.ts';

export const Char = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  hash: 35,
  apostrophe: 39,
  comma: 44,
  slash: 47,
  colon: 58,
  semicolon: 59,
  equals: 61,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
  openingCurlyQuote: 0x201c,
  closingCurlyQuote: 0x201d,
  byteOrderMark: 0xfeff,
} as const;

const controlCharacterEnd = 0x20;

/**
 * How many characters are read in vain in one text, in search of the end of what has none: all its lost quotes and
 * brackets together cost no more than this.
 */
export interface Lookahead {
  left: number;
}

export const maxLookahead = 1_000_000;

/** Strings up to this length are read whatever has been read in vain. */
export const shortString = 100;

export type ReportSyntax = (
  code: SyntaxProblemCode,
  start: number,
  end: number,
  detail?: string,
  insertAt?: number,
) => void;

/** For reading ahead. */
export const unreported: ReportSyntax = () => undefined;

/** Run by the engine's own machine: a first reading of megabytes would be over before a loop of ours is compiled. */
const spaces = /[ \n\r\t]*/y;

/** The offset of the next token at or behind `at`; comments on the way are reported. */
export function skipTrivia(text: string, at: number, report: ReportSyntax): number {
  for (;;) {
    const char = text.charCodeAt(at);
    if (
      char === Char.space ||
      char === Char.lineFeed ||
      char === Char.carriageReturn ||
      char === Char.tab
    ) {
      at = endOfRun(spaces, text, at + 1);
    } else if (startsComment(text, at, char)) {
      const end = commentEnd(text, at);
      report('syntax-comment', at, end);
      at = end;
    } else {
      return at;
    }
  }
}

/** Where the run of characters that a sticky expression describes ends; 0 where there is none. */
function endOfRun(run: RegExp, text: string, at: number): number {
  run.lastIndex = at;
  run.test(text);
  return run.lastIndex;
}

/** `//`, a slash with a star, or the `#` of Python and YAML. */
function startsComment(text: string, at: number, char: number): boolean {
  if (char !== Char.slash) return char === Char.hash;
  return text[at + 1] === '/' || text[at + 1] === '*';
}

function commentEnd(text: string, at: number): number {
  if (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    return close === -1 ? text.length : close + 2;
  }
  return lineEnd(text, at);
}

function lineEnd(text: string, at: number): number {
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

export function isLineBreak(char: number): boolean {
  return char === Char.lineFeed || char === Char.carriageReturn;
}

/** Whether a string begins here: in double quotes, or in those that people and text programs write instead. */
export function startsString(char: number): boolean {
  return (
    char === Char.quote ||
    char === Char.apostrophe ||
    char === Char.openingCurlyQuote ||
    char === Char.closingCurlyQuote
  );
}

/** What ends a string that begins with a quote; curly ones come in pairs. */
function closingQuote(opening: number): number {
  return opening === Char.openingCurlyQuote ? Char.closingCurlyQuote : opening;
}

export interface StringToken {
  readonly end: number;
  readonly escaped: boolean;
  /** False where the text behind the string could not be told from it. */
  readonly followed: boolean;
}

/** What ends no string of JSON and needs no look, and the same with escapes that JSON knows. */
const plain = /[^"\\\u0000-\u001f]*/y;
const escapesAndPlain = /(?:\\["\\/bfnrt][^"\\\u0000-\u001f]*){1,1000}/y;

/** What ends no string in other quotes and needs no look. */
const plainInForeign = /[^"'\\\u0000-\u001f\u201d]*/y;

/**
 * Reads a string from its opening quote on. Reports escapes that JSON does not know, control characters, and a string
 * that does not end on its line: if the next quote looks like its end, the line breaks inside are the mistake.
 */
export function scanString(
  text: string,
  start: number,
  report: ReportSyntax,
  lookahead: Lookahead,
  isKey = false,
): StringToken {
  const quote = closingQuote(text.charCodeAt(start));
  const isJson = quote === Char.quote;
  let escaped = false;
  let at = start + 1;
  let brokenAt = -1;
  // Made on the first problem only: most strings have none, and there are very many strings.
  let problems: SyntaxProblem[] | undefined;
  for (; at < text.length; at++) {
    at = endOfRun(isJson ? plain : plainInForeign, text, at);
    const char = text.charCodeAt(at);
    // A string that ends on its line costs nothing; one whose end is searched further, or as a key, may be in vain.
    if ((isKey || brokenAt !== -1) && at - start > Math.max(lookahead.left, shortString)) break;
    if (char === quote) {
      if (brokenAt !== -1 && !looksLikeEnd(text, at + 1)) break;
      for (const problem of problems ?? [])
        report(problem.code, problem.start, problem.end, problem.detail);
      if (brokenAt !== -1 && quote !== Char.quote)
        report('syntax-quotes', start, at + 1, 'foreign');
      else if (brokenAt !== -1) report('syntax-string', start, at + 1, 'line break');
      else if (quote !== Char.quote) report('syntax-quotes', start, at + 1);
      return { end: at + 1, escaped, followed: true };
    }
    if (char === Char.backslash) {
      escaped = true;
      const runEnd = isJson ? endOfRun(escapesAndPlain, text, at) : 0;
      if (runEnd > at) {
        at = runEnd - 1;
        continue;
      }
      const isQuote = !isJson && text.charCodeAt(at + 1) === quote;
      const length = isQuote ? 2 : wellFormedEscapeLength(text, at);
      if (length === 0)
        (problems ??= []).push({
          code: 'syntax-escape',
          start: at,
          end: Math.min(at + 2, text.length),
          detail: '',
        });
      at += Math.max(length, 2) - 1;
    } else if (char < controlCharacterEnd) {
      if (isLineBreak(char)) {
        if (brokenAt === -1) brokenAt = at;
      } else {
        (problems ??= []).push({
          code: 'syntax-escape',
          start: at,
          end: at + 1,
          detail: text[at]!,
        });
      }
    }
  }
  lookahead.left -= at - start;
  const limit = brokenAt === -1 ? text.length : brokenAt;
  return unterminated(text, { start, limit, isKey }, report, lookahead);
}

/** The end of a string in double quotes that has neither escapes nor anything to be reported; -1 where it is another. */
export function plainStringEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== Char.quote) return -1;
  const at = endOfRun(plain, text, start + 1);
  return text.charCodeAt(at) === Char.quote ? at + 1 : -1;
}

const simpleEscapes = '"\\/bfnrt';

/** The length of the escape at a backslash, or 0 where JSON knows no such escape. */
function wellFormedEscapeLength(text: string, at: number): number {
  const next = text[at + 1];
  if (next === undefined) return 0;
  if (simpleEscapes.includes(next)) return 2;
  if (next !== 'u') return 0;
  for (let digit = at + 2; digit < at + 6; digit++)
    if (!isHexDigit(text.charCodeAt(digit))) return 0;
  return 6;
}

function isHexDigit(char: number): boolean {
  return (char >= 48 && char <= 57) || (char >= 65 && char <= 70) || (char >= 97 && char <= 102);
}

/** The end of a run of characters that make a number, a literal or a word without quotes. */
export function scanWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && isWordChar(text.charCodeAt(at))) at++;
  return at;
}

function isWordChar(char: number): boolean {
  return (
    char > Char.space &&
    char !== Char.comma &&
    char !== Char.colon &&
    char !== Char.quote &&
    char !== Char.apostrophe &&
    char !== Char.openingCurlyQuote &&
    char !== Char.closingCurlyQuote &&
    char !== Char.openBrace &&
    char !== Char.closeBrace &&
    char !== Char.openBracket &&
    char !== Char.closeBracket &&
    char !== Char.slash &&
    char !== Char.hash &&
    char !== Char.equals &&
    char !== Char.semicolon
  );
}

export type Word =
  | { readonly kind: 'number' | 'true' | 'false' | 'null' }
  /** No JSON, but it is plain what was meant: `meant` is the JSON text for it. */
  | { readonly kind: 'almost'; readonly code: SyntaxProblemCode; readonly meant: string }
  | { readonly kind: 'unquoted' };

const literals: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  NULL: 'null',
  Null: 'null',
  nil: 'null',
  undefined: 'null',
  $null: 'null',
  $true: 'true',
  $false: 'false',
};

/** What a word without quotes is in the place of a value. */
export function classifyWord(word: string): Word {
  if (word === 'true' || word === 'false' || word === 'null') return { kind: word };
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return { kind: 'number' };
  if (Object.hasOwn(literals, word))
    return { kind: 'almost', code: 'syntax-literal', meant: literals[word]! };
  if (/^(?:NaN|[+-]?Infinity|nan|inf)$/.test(word))
    return { kind: 'almost', code: 'syntax-number', meant: '' };
  if (/^[+-]?(?:[._]*\d[\d._]*(?:,\d+)*(?:[eE][+-]?\d+)?|0x[\da-fA-F]+)$/.test(word)) {
    const meant = mendNumber(word);
    return { kind: 'almost', code: 'syntax-number', meant };
  }
  return { kind: 'unquoted' };
}

/**
 * The JSON number that was meant by `+1`, `.5`, `1.`, `007`, `1_000`, `0,5` or `0x10`; the empty string where that is not
 * plain, as of `1,500`, which may be as many or as few.
 */
function mendNumber(word: string): string {
  if (word.includes(',') && !/^[+-]?0,\d+$/.test(word)) return '';
  const value = Number(word.replaceAll('_', '').replace(',', '.'));
  return Number.isFinite(value) ? String(value) : '';
}
