/** Splits a formula into tokens; what a token alone shows to be wrong is reported here. */
import { functions } from './functions.ts';
import type { FormulaEdit, ReportFormula } from './problems.ts';
import type { Token } from './tokens.ts';
import { commentAt, superscriptAt, vulgarFractionAt } from './typeset.ts';
import type { BinaryOperator } from './tree.ts';
import { wrongSignAt } from './wrongOperators.ts';

/** All tokens of the text, in order; spaces are none. */
export function tokenize(text: string, report: ReportFormula): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpaces(text, 0); at < text.length;) {
    const comment = commentAt(text, at);
    if (comment !== undefined) {
      report({
        code: 'comment',
        ...comment,
        edits: [{ ...comment, start: tokens.at(-1)?.end ?? at, text: '' }],
      });
      at = skipSpaces(text, comment.end);
      continue;
    }
    const exponent = canEndOperand(tokens.at(-1)) ? superscriptAt(text, at) : undefined;
    if (exponent !== undefined) {
      const range = { start: at, end: exponent.end };
      const operator = text.slice(at, exponent.end);
      const edits = [{ ...range, text: `^${String(exponent.value)}` }];
      report({ code: 'wrong-operator', operator, meaning: 'power', ...range, edits });
      tokens.push({ kind: 'exponent', value: exponent.value, ...range });
      at = skipSpaces(text, exponent.end);
      continue;
    }
    const wrapped = readBracedName(text, at, report) ?? readQuoted(text, at, report);
    const token = wrapped?.token ?? readToken(text, at, report);
    const last = tokens.at(-1);
    // `reward: a + b`: what the result is called.
    if (
      token.kind === 'wrong-operator' &&
      token.operator === ':' &&
      tokens.length === 1 &&
      last?.kind === 'name'
    ) {
      tokens.push({ ...token, meaning: 'assignment' });
      at = skipSpaces(text, token.end);
      continue;
    }
    if (token.kind === 'unexpected' && last?.kind === 'unexpected' && last.end === at)
      tokens[tokens.length - 1] = { ...last, end: token.end };
    else tokens.push(token);
    at = skipSpaces(text, wrapped?.end ?? token.end);
  }
  for (const { kind, start, end } of tokens)
    if (kind === 'unexpected')
      report({
        code: 'unexpected-character',
        start,
        end,
        edits: unexpectedEdits(text, start, end),
      });
  return withoutLists(tokens, report);
}

/** The tokens without the brackets of a list that is a function's only argument, as in Python's `max([a, b])`. */
function withoutLists(tokens: readonly Token[], report: ReportFormula): readonly Token[] {
  if (!tokens.some((token) => token.kind === 'open' && token.bracket === '[')) return tokens;
  const open: number[] = [];
  const left = new Set<Token>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') open.push(index);
    if (token.kind !== 'close') continue;
    const start = open.pop();
    const opening = start === undefined ? undefined : tokens[start];
    if (
      token.bracket !== '[' ||
      start === undefined ||
      opening?.kind !== 'open' ||
      opening.bracket !== '['
    )
      continue;
    const [name, parenthesis] = tokens.slice(Math.max(0, start - 2), start);
    const next = tokens[index + 1];
    if (name?.kind !== 'name' || parenthesis?.kind !== 'open' || parenthesis.bracket !== '(')
      continue;
    if (next?.kind !== 'close' || next.bracket !== '(') continue;
    left.add(opening).add(token);
    const edits = [opening, token].map((bracket) => ({
      start: bracket.start,
      end: bracket.end,
      text: '',
    }));
    // Of a function that does not exist that is said, and what stands for it has no list.
    if (functions.has(name.name) && name.dot === undefined)
      report({ code: 'wrong-bracket', start: opening.start, end: opening.end, edits });
  }
  return left.size === 0 ? tokens : tokens.filter((token) => !left.has(token));
}

function canEndOperand(token: Token | undefined): boolean {
  return token?.kind === 'name' || token?.kind === 'number' || token?.kind === 'close';
}

/** What ends a statement, or marks a variable, has no use in a formula. */
function unexpectedEdits(text: string, start: number, end: number): readonly FormulaEdit[] {
  const written = text.slice(start, end);
  const isEnd = /^[;.]+$/.test(written) && skipSpaces(text, end) === text.length;
  const isSign = /^[$@]$/.test(written) && isNameAt(text, end);
  return isEnd || isSign ? [{ start, end, text: '' }] : [];
}

const singles: ReadonlyMap<string, BinaryOperator> = new Map(
  (['+', '-', '*', '/', '^'] as const).map((operator) => [operator, operator]),
);

function readToken(text: string, at: number, report: ReportFormula): Token {
  const char = text.charAt(at);
  const range = { start: at, end: at + 1 };
  if (isDigitAt(text, at) || (char === '.' && isDigitAt(text, at + 1)))
    return readNumber(text, at, report);
  if (isNameAt(text, at)) return readName(text, at);
  const fraction = vulgarFractionAt(text, at);
  if (fraction !== undefined) {
    report({ code: 'bad-number', ...range, edits: [{ ...range, text: String(fraction) }] });
    return { kind: 'number', value: fraction, ...range };
  }
  const wrong = wrongSignAt(text, at);
  if (wrong !== undefined) {
    const { sign, meaning, same } = wrong;
    const signRange = { start: at, end: at + sign.length };
    if (same === undefined)
      return { kind: 'wrong-operator', operator: sign, meaning, ...signRange };
    const edits = [{ ...signRange, text: same }];
    report({ code: 'wrong-operator', operator: sign, meaning, ...signRange, edits });
    return { kind: 'operator', operator: same, ...signRange };
  }
  const operator = singles.get(char);
  if (operator !== undefined) return { kind: 'operator', operator, ...range };
  switch (char) {
    case '(':
    case '[':
    case '{':
      return { kind: 'open', bracket: char, ...range };
    case ')':
      return { kind: 'close', bracket: '(', ...range };
    case ']':
      return { kind: 'close', bracket: '[', ...range };
    case '}':
      return { kind: 'close', bracket: '{', ...range };
    case ',':
      return { kind: 'comma', ...range };
    default:
      return { kind: 'unexpected', start: at, end: at + (text.codePointAt(at)! > 0xffff ? 2 : 1) };
  }
}

function readNumber(text: string, at: number, report: ReportFormula): Token {
  let end = skipDigits(text, at);
  if (text[end] === '.') end = skipDigits(text, end + 1);
  if (/[eE]/.test(text.charAt(end))) {
    const digits = /[-+]/.test(text.charAt(end + 1)) ? end + 2 : end + 1;
    if (isDigitAt(text, digits)) end = skipDigits(text, digits);
  }
  const bad = readBadNumber(text, at, end);
  if (bad === undefined)
    return { kind: 'number', value: Number(text.slice(at, end)), start: at, end };
  const { value } = bad;
  const edits = Number.isFinite(value) ? [{ start: at, end: bad.end, text: String(value) }] : [];
  report({ code: 'bad-number', start: at, end: bad.end, edits });
  return { kind: 'number', value, start: at, end: bad.end };
}

/** A number in a form that other languages know, or with several points, that goes on at `end`. */
function readBadNumber(
  text: string,
  at: number,
  end: number,
): { readonly value: number; readonly end: number } | undefined {
  const hasPrefix = end === at + 1 && text[at] === '0' && /[xXbBoO]/.test(text.charAt(end));
  const separated = text[end] === '_' && isDigitAt(text, end + 1);
  if (!hasPrefix && !separated && text[end] !== '.') return undefined;
  const part = hasPrefix ? /[0-9A-Za-z]/ : /[0-9._]/;
  let to = end + 1;
  while (part.test(text.charAt(to))) to++;
  return { value: Number(text.slice(at, to).replaceAll('_', '')), end: to };
}

/** `["exact"]` behind the name of a map. */
const bracketedKey = /\[\s?(["'`])[\p{L}\p{N}_ -]{1,100}\1\s?\]/uy;

function readName(text: string, at: number): Extract<Token, { readonly kind: 'name' }> {
  const nameEnd = skipName(text, at);
  let end = nameEnd;
  bracketedKey.lastIndex = end;
  if (text[end] === '[' && bracketedKey.test(text)) end = bracketedKey.lastIndex;
  while (text[end] === '.' && isNameAt(text, end + 1)) end = skipName(text, end + 1);
  const dot = end === nameEnd ? undefined : nameEnd;
  return { kind: 'name', name: text.slice(at, nameEnd), dot, start: at, end };
}

/** A token in something that does not belong to it, and the end of that. */
interface WrappedToken {
  readonly token: Token;
  readonly end: number;
}

/** `{{exact}}` or `{exact}`, as templates write it; undefined where there is no such thing at `at`. */
function readBracedName(text: string, at: number, report: ReportFormula): WrappedToken | undefined {
  const open = text[at] === '$' ? at + 1 : at;
  if (text[open] !== '{') return undefined;
  const close = text[open + 1] === '{' ? '}}' : '}';
  const start = skipSpaces(text, open + close.length);
  if (!isNameAt(text, start)) return undefined;
  const token = readName(text, start);
  const closeStart = skipSpaces(text, token.end);
  if (!text.startsWith(close, closeStart)) return undefined;
  const range = { start: at, end: closeStart + close.length };
  const name = text.slice(token.start, token.end);
  const isPlain = token.dot === undefined;
  report({ code: 'braced-name', name, ...range, edits: isPlain ? [{ ...range, text: name }] : [] });
  return { token: isPlain ? token : { kind: 'unreadable', ...range }, end: range.end };
}

/** Which quotes close what a quote opens; the typographic ones close each other. */
const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '“”'],
  ['”', '“”'],
  ['‘', '‘’'],
  ['’', '‘’'],
]);

/** A name or any text in quotes; undefined where no quote is at `at` or none closes it. */
function readQuoted(text: string, at: number, report: ReportFormula): WrappedToken | undefined {
  const closing = quotes.get(text.charAt(at));
  if (closing === undefined) return undefined;
  let close = at + 1;
  while (close < text.length && !closing.includes(text.charAt(close))) close++;
  if (close === text.length) return undefined;
  const range = { start: at, end: close + 1 };
  const name = text.slice(at + 1, close);
  if (!isNameAt(text, at + 1) || skipName(text, at + 1) !== close) {
    const isWhole = text.slice(0, at).trim() === '' && text.slice(close + 1).trim() === '';
    const edits = isWhole && name.trim() !== '' ? [{ ...range, text: name }] : [];
    report({ code: 'unexpected-text', ...range, edits });
    return { token: { kind: 'unreadable', ...range }, end: range.end };
  }
  report({ code: 'quoted-name', name, ...range, edits: [{ ...range, text: name }] });
  const token = { kind: 'name', name, dot: undefined, start: at + 1, end: close } as const;
  return { token, end: range.end };
}

/** Letters of any script, so that a key which is no identifier is still read as one name. */
const nameStart = /[\p{L}_]/uy;
const nameParts = /[\p{L}\p{M}\p{Nd}\p{Nl}_]*/uy;

// Nearly all characters of nearly all formulas are ASCII, and a regular expression takes ten times as long for one.
function isNameAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code > 127)) return isAsciiNamePart(code) && !isDigit(code);
  nameStart.lastIndex = at;
  return nameStart.test(text);
}

function skipName(text: string, at: number): number {
  while (isAsciiNamePart(text.charCodeAt(at))) at++;
  if (!(text.charCodeAt(at) > 127)) return at;
  nameParts.lastIndex = at;
  nameParts.test(text);
  return nameParts.lastIndex;
}

function isAsciiNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || isDigit(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isDigitAt(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at));
}

function skipDigits(text: string, at: number): number {
  while (isDigitAt(text, at)) at++;
  return at;
}

function skipSpaces(text: string, at: number): number {
  for (; ; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code === 32 || (code > 8 && code < 14) || (code > 127 && /\s/.test(text[at]!));
    if (!isSpace) return at;
  }
}
