/**
 * The words of a source, as Python's tokenizer finds them: names, signs, literals, line ends and changes of indentation.
 * Gives up at whatever is not surely right or not of everyday Python.
 */
import { leaf, Unsure, type Draft } from './draft.ts';
import { stringAt } from './strings.ts';

export type Lexed = {
  /** By the names of Lezer's grammar; besides `newline`, `indent`, `dedent`, and `end` as the last one. */
  readonly tokens: readonly Draft[];
  readonly comments: readonly Draft[];
};

const Char = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  hash: 35,
  point: 46,
  zero: 48,
  nine: 57,
  less: 60,
  equals: 61,
  greater: 62,
  backslash: 92,
} as const;

const blanks = /[ \t]*/y;
const word = /[A-Za-z_]\w*/y;
const rest = /[^\r\n]*/y;
const lineBreak = /\r?\n/y;

/** Decimal without leading zeros, hexadecimal, octal, binary; with a point or an exponent. */
const number =
  /(?:0(?:_?0)*|[1-9](?:_?\d)*|0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d+)?[jJ]?|\d(?:_?\d)*(?:[eE][+-]?\d+[jJ]?|[jJ]))(?![\w.])/y;

/** Python refuses to read longer numbers at some length; nobody writes them. */
const maxNumberLength = 100;

const keywords = new Map(
  [
    ...['and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del'],
    ...['elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is'],
    ...['lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with'],
    ...['yield', 'None'],
  ].map((keyword) => [keyword, keyword]),
)
  .set('True', 'Boolean')
  .set('False', 'Boolean');

const longestKeyword = 8;

/** The longest first, so that each text is read as Python reads it. */
const signs: readonly (readonly [string, string])[] = [
  ...['**=', '//=', '<<=', '>>='].map((sign) => [sign, 'UpdateOp'] as const),
  ['...', 'Ellipsis'],
  ...['+=', '-=', '*=', '/=', '%=', '@=', '&=', '|=', '^='].map(
    (sign) => [sign, 'UpdateOp'] as const,
  ),
  ...['==', '!=', '<=', '>='].map((sign) => [sign, 'CompareOp'] as const),
  ['//', 'ArithOp'],
  ...['<<', '>>'].map((sign) => [sign, 'BitOp'] as const),
  [':=', 'AssignOp'],
  ...['**', '->'].map((sign) => [sign, sign] as const),
  ...['+', '-', '/', '%'].map((sign) => [sign, 'ArithOp'] as const),
  ...['&', '|', '^', '~'].map((sign) => [sign, 'BitOp'] as const),
  ...['<', '>'].map((sign) => [sign, 'CompareOp'] as const),
  ['=', 'AssignOp'],
  ['@', 'At'],
  ...['(', ')', '[', ']', '{', '}', ',', ':', ';', '.', '*'].map((sign) => [sign, sign] as const),
];

/** The signs that begin with a character, by its code. */
const signsByChar = new Map<number, readonly (readonly [string, string])[]>();
for (const sign of signs) {
  const char = sign[0].charCodeAt(0);
  signsByChar.set(char, [...(signsByChar.get(char) ?? []), sign]);
}

export function endOfRun(run: RegExp, text: string, at: number): number {
  run.lastIndex = at;
  return run.test(text) ? run.lastIndex : at;
}

/** The word that begins at an offset. */
export function tokenAt(text: string, at: number): Draft {
  const string = stringAt(text, at);
  if (string) return string;
  const nameEnd = endOfRun(word, text, at);
  if (nameEnd > at) return nameOf(text, at, nameEnd);
  const char = text.charCodeAt(at);
  if (isDigit(char) || (char === Char.point && isDigit(text.charCodeAt(at + 1)))) {
    const end = endOfRun(number, text, at);
    if (end === at || end - at > maxNumberLength) throw new Unsure();
    return leaf('Number', at, end);
  }
  for (const [sign, name] of signsByChar.get(char) ?? []) {
    if (sign.length > 1 && !text.startsWith(sign, at)) continue;
    const end = at + sign.length;
    // The unequal of Python 2, and the dots of a relative import.
    if (char === Char.less && text.charCodeAt(end) === Char.greater) throw new Unsure();
    if (char === Char.point && text.charCodeAt(end) === Char.point) throw new Unsure();
    return leaf(name, at, end);
  }
  throw new Unsure();
}

function isDigit(char: number): boolean {
  return char >= Char.zero && char <= Char.nine;
}

function nameOf(text: string, at: number, end: number): Draft {
  const after = text[end];
  if (after === '"' || after === "'") throw new Unsure();
  const keyword = end - at <= longestKeyword ? keywords.get(text.slice(at, end)) : undefined;
  if (keyword === undefined && text.startsWith('__debug__', at)) throw new Unsure();
  return leaf(keyword ?? 'VariableName', at, end);
}

/** All words of a source. */
export function lex(text: string): Lexed {
  const tokens: Draft[] = [];
  const comments: Draft[] = [];
  const indentations = [0];
  let indent = '';
  let brackets = 0;
  let isLineStart = true;
  let at = 0;
  for (;;) {
    const from = at;
    at = endOfRun(blanks, text, at);
    if (at === text.length) break;
    const char = text.charCodeAt(at);
    if (char === Char.lineFeed || char === Char.carriageReturn) {
      const end = endOfRun(lineBreak, text, at);
      if (end === at) throw new Unsure();
      if (!isLineStart && brackets === 0) {
        tokens.push(leaf('newline', at, end));
        isLineStart = true;
      }
      at = end;
      continue;
    }
    if (char === Char.hash) {
      const end = endOfRun(rest, text, at);
      comments.push(leaf('Comment', at, end));
      at = end;
      continue;
    }
    if (char === Char.backslash) {
      at = afterContinuation(text, isLineStart ? -1 : tokens.at(-1)!.end, at);
      continue;
    }
    if (isLineStart) {
      // A tab may be as wide as any number of spaces.
      if (at > from) indent ||= text[from]!;
      if (text.slice(from, at) !== indent.repeat(at - from)) throw new Unsure();
      indentTo(at - from, indentations, tokens, at);
      isLineStart = false;
    }
    const token = tokenAt(text, at);
    if (token.name === '(' || token.name === '[' || token.name === '{') brackets++;
    else if (token.name === ')' || token.name === ']' || token.name === '}') brackets--;
    tokens.push(token);
    at = token.end;
  }
  if (brackets !== 0) throw new Unsure();
  if (!isLineStart) tokens.push(leaf('newline', at, at));
  indentTo(0, indentations, tokens, at);
  tokens.push(leaf('end', at, at));
  return { tokens, comments };
}

/** The first word behind a backslash at a line's end, with nothing but blanks around the line break. */
function afterContinuation(text: string, lastEnd: number, at: number): number {
  const isAlone = lastEnd !== -1 && endOfRun(blanks, text, lastEnd) === at;
  const next = endOfRun(lineBreak, text, at + 1);
  const end = endOfRun(blanks, text, next);
  if (!isAlone || next === at + 1 || end === text.length) throw new Unsure();
  if ('\r\n#\\'.includes(text[end]!)) throw new Unsure();
  return end;
}

/** Opens or closes blocks until the indentation, in characters, is that of the innermost one. */
function indentTo(width: number, indentations: number[], tokens: Draft[], at: number): void {
  if (width > indentations.at(-1)!) {
    indentations.push(width);
    tokens.push(leaf('indent', at, at));
  }
  while (width < indentations.at(-1)!) {
    indentations.pop();
    tokens.push(leaf('dedent', at, at));
  }
  if (width !== indentations.at(-1)) throw new Unsure();
}
