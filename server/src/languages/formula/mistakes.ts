/** Reads on where a token stands that cannot stand there, and says so once. */
import { functions } from './functions.ts';
import { Precedence, precedenceOfWrong } from './operators.ts';
import type { FormulaEdit } from './problems.ts';
import {
  addMissing,
  addPair,
  canBeginOperand,
  nextToken,
  previousToken,
  skip,
  type Reader,
  type TokenOf,
} from './reader.ts';
import type { Token } from './tokens.ts';
import { wrongBehind, wrongBetween, wrongInFront, type WrongToken } from './wrongOperatorEdits.ts';

/** Whether the last token was passed over, so that a lack of something beside it has been told. */
function isBehindSkipped({ skippedAt, at }: Reader): boolean {
  return at > 0 && skippedAt === at - 1;
}

/**
 * Where an operand must come but an operator waits for it in vain, because a closing parenthesis, a comma or the end
 * follows: reports the operator and completes it.
 */
export function completeWaiting(reader: Reader): void {
  if (reader.tree.waiting() === undefined) return;
  const before = previousToken(reader);
  if (before?.kind === 'operator' && !isBehindSkipped(reader)) {
    const { operator, start, end } = before;
    const from = reader.tokens[reader.at - 2]?.end ?? start;
    const edits = [{ start: from, end: blanksEnd(reader.text, end), text: '' }];
    reader.report({ code: 'missing-operand', operator, side: 'after', start, end, edits });
  }
  addMissing(reader, before?.end ?? 0);
}

/** Reports what lacks an operand in front of a closing parenthesis, unless it is a call without arguments. */
export function reportEmptyBracket(reader: Reader, token: TokenOf<'close'>): void {
  const before = previousToken(reader);
  const isCall = reader.tree.bracket()?.kind === 'call';
  if (before?.kind === 'comma' && !isBehindSkipped(reader)) reportComma(reader, before, 'after');
  else if (before?.kind === 'open' && !isCall)
    reader.report({
      code: 'empty-parentheses',
      start: before.start,
      end: token.end,
      edits: [],
    });
  if (!isCall) addMissing(reader, token.start);
}

/** Behind the blanks at an offset, where what they stand in ends there. */
function blanksEnd(text: string, at: number): number {
  const blanks = /\s*(?=[)\]},]|$)/y;
  blanks.lastIndex = at;
  return blanks.test(text) ? blanks.lastIndex : at;
}

/** Reports a comma with nothing on one side of it. */
export function reportComma(
  { text, report }: Reader,
  { start, end }: TokenOf<'comma'>,
  side: 'before' | 'after',
): void {
  const edits = [{ start, end: blanksEnd(text, end), text: '' }];
  report({ code: 'missing-operand', operator: ',', side, start, end, edits });
}

/** Reads an operator that only stands between two values, where a value must come. */
export function readOperatorInFront(reader: Reader, token: TokenOf<'operator'>): void {
  const { operator, start, end } = token;
  if (!isBehindSkipped(reader)) {
    const next = nextToken(reader);
    const isFirst = reader.tree.waiting() === undefined;
    const edits = isFirst && next ? [{ start, end: next.start, text: '' }] : [];
    reader.report({ code: 'missing-operand', operator, side: 'before', start, end, edits });
  }
  addMissing(reader, start);
}

/** Reads two values with nothing between them: the second one's first token is next. */
export function readMissingOperator(reader: Reader, token: Token): void {
  const before = previousToken(reader)!;
  const { start, end } = token;
  const between = { start: before.end, end: start };
  const edits = editsBetween(reader, before, token);
  reader.report({ code: 'missing-operator', between, start, end, edits });
  addPair(reader, Precedence.product);
}

function editsBetween(reader: Reader, before: Token, token: Token): readonly FormulaEdit[] {
  const { start, end } = token;
  // `sqrt a`.
  if (before.kind === 'name' && functions.has(before.name)) {
    const isWhole = token.kind === 'name' && nextToken(reader)?.kind !== 'open';
    if (!isWhole && token.kind !== 'number') return [];
    return [{ start: before.end, end, text: `(${reader.text.slice(start, end)})` }];
  }
  // `2a`, `2 (a + b)`, `(a)(b)`: in mathematics a product; of two names nobody knows.
  const isProduct =
    (before.kind === 'number' && token.kind !== 'number') ||
    (before.kind === 'close' && token.kind === 'open');
  return isProduct ? [{ start: before.end, end: start, text: ' * ' }] : [];
}

/** Reads a comma that separates no arguments. */
export function readMisplacedComma(reader: Reader, token: TokenOf<'comma'>): void {
  const { start, end } = token;
  const before = previousToken(reader);
  const next = nextToken(reader);
  const isDecimal =
    before?.kind === 'number' &&
    next?.kind === 'number' &&
    before.end === start &&
    next.start === end &&
    /^[0-9]+$/.test(reader.text.slice(before.start, before.end));
  const edits: readonly FormulaEdit[] = isDecimal ? [{ start, end, text: '.' }] : [];
  // The commas of one list are one mistake.
  const bracket = reader.tree.bracket();
  if (isDecimal || reader.lastList !== (bracket ?? reader.tree))
    reader.report({ code: 'misplaced-comma', isDecimal, start, end, edits });
  if (!isDecimal) reader.lastList = bracket ?? reader.tree;
  if (canBeginOperand(next)) addPair(reader, isDecimal ? Precedence.digits : Precedence.unknown);
  reader.at++;
}

/** Reads an operator of another language between two values, or behind one. */
export function readWrongOperator(reader: Reader, token: WrongToken): void {
  const { text, report } = reader;
  const before = previousToken(reader);
  const next = nextToken(reader);
  reader.at++;
  // `50% + a` is a percentage more often than a remainder.
  const isBehind = !canBeginOperand(next) || (token.operator === '%' && next?.kind === 'operator');
  if (isBehind) report(wrongBehind(token, before));
  else
    addPair(reader, precedenceOfWrong(token.meaning), (left, right) => {
      report(wrongBetween(text, token, left, right));
    });
}

/** Passes over an operator of another language where a value must come: `!a`, `= a`. */
export function skipWrongOperator(reader: Reader, token: WrongToken): void {
  reader.report(wrongInFront(token, nextToken(reader)));
  skip(reader);
}

/** Reads characters without meaning, which have been reported, where an operator must come. */
export function readUnexpected(reader: Reader): void {
  if (canBeginOperand(nextToken(reader))) addPair(reader, Precedence.unknown);
  reader.at++;
}
