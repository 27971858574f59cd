/**
 * Reads a formula into a tree, in one pass and without recursion: a mistake is one problem at its smallest place, and
 * reading goes on behind it as if what was meant stood there. Time is linear in the length of the text.
 */
import { closeLeftOpen, openCall, readClose, readComma } from './brackets.ts';
import { createTreeBuilder } from './builder.ts';
import { functions } from './functions.ts';
import { tokenize } from './lexer.ts';
import {
  readMissingOperator,
  readOperatorInFront,
  readUnexpected,
  readWrongOperator,
  skipWrongOperator,
} from './mistakes.ts';
import type { FormulaProblem, ReportFormula } from './problems.ts';
import { addOperand, nextToken, skip, type Reader, type TokenOf } from './reader.ts';
import type { Token } from './tokens.ts';
import type { Formula } from './tree.ts';
import { wrongWord } from './wrongOperators.ts';

/** Reads a formula; never throws, whatever the text. */
export function parseFormula(text: string): Formula {
  const problems: FormulaProblem[] = [];
  const report: ReportFormula = (problem) => problems.push(problem);
  const tokens = tokenize(text, report);
  const tree = createTreeBuilder();
  const reader: Reader = {
    text,
    tokens,
    tree,
    report,
    at: 0,
    wantsOperand: true,
    skippedAt: -1,
  };
  if (tokens.length === 0) report({ code: 'empty-formula', start: 0, end: text.length, edits: [] });
  for (let token = tokens[0]; token !== undefined; token = tokens[reader.at]) {
    if (reader.wantsOperand) readOperand(reader, token);
    else readOperator(reader, token);
  }
  closeLeftOpen(reader);
  return { text, tokens, nodes: tree.nodes, problems: inOrder(problems) };
}

/** The problems in the order of the text; of the words and signs of conditionals only the first is kept. */
function inOrder(problems: readonly FormulaProblem[]): readonly FormulaProblem[] {
  const isConditional = (problem: FormulaProblem) =>
    problem.code === 'wrong-operator' && problem.meaning === 'conditional';
  const sorted = problems.toSorted((a, b) => a.start - b.start);
  const first = sorted.find(isConditional);
  return sorted.filter((problem) => problem === first || !isConditional(problem));
}

/** Reads a token where an operand must come. */
function readOperand(reader: Reader, token: Token): void {
  const { tree } = reader;
  switch (token.kind) {
    case 'number':
    case 'exponent': {
      reader.at++;
      const { value, start, end } = token;
      return addOperand(reader, { kind: 'number', value, start, end });
    }
    case 'unreadable':
      reader.at++;
      return addOperand(reader, { kind: 'missing', start: token.start, end: token.end });
    case 'name':
      return readName(reader, token);
    case 'operator': {
      const { operator, start } = token;
      if (operator !== '+' && operator !== '-') return readOperatorInFront(reader, token);
      tree.addOperator({ kind: 'unary', operator, start });
      reader.at++;
      return;
    }
    case 'open':
      tree.openBracket({ kind: 'group', bracket: token.bracket, start: token.start });
      reader.at++;
      return;
    case 'close':
      return readClose(reader, token);
    case 'comma':
      return readComma(reader, token);
    case 'wrong-operator':
      return skipWrongOperator(reader, token);
    case 'unexpected':
      return skip(reader);
  }
}

/** Reads a name where an operand must come: a call's, a value's, or a word of another language. */
function readName(reader: Reader, token: TokenOf<'name'>): void {
  const { name, start, dot = token.end } = token;
  const next = nextToken(reader);
  if (next?.kind === 'open' && (next.bracket === '(' || functions.has(name)))
    return openCall(reader, token, next);
  const meaning = wrongWord(name);
  if (meaning !== undefined && (next?.kind === 'name' || next?.kind === 'number'))
    return skipWrongOperator(reader, { ...token, operator: name, meaning });
  reader.at++;
  addOperand(reader, { kind: 'name', name, start, end: dot });
  if (dot === token.end) return;
  const rest = { start: dot, end: token.end };
  reader.report({ code: 'dotted-name', name, ...rest, edits: [{ ...rest, text: '' }] });
}

/** Reads a token where an operator must come, or the end of something. */
function readOperator(reader: Reader, token: Token): void {
  switch (token.kind) {
    case 'operator': {
      const { operator, start, end } = token;
      reader.tree.addOperator({ kind: 'binary', operator, range: { start, end } });
      reader.at++;
      reader.wantsOperand = true;
      return;
    }
    case 'exponent': {
      const { value, start, end } = token;
      reader.tree.addOperator({ kind: 'binary', operator: '^', range: { start, end } });
      reader.at++;
      return addOperand(reader, { kind: 'number', value, start, end });
    }
    case 'close':
      return readClose(reader, token);
    case 'comma':
      return readComma(reader, token);
    case 'wrong-operator':
      return readWrongOperator(reader, token);
    case 'unexpected':
      return readUnexpected(reader);
    case 'name': {
      const meaning = wrongWord(token.name);
      if (meaning === undefined) return readMissingOperator(reader, token);
      return readWrongOperator(reader, { ...token, operator: token.name, meaning });
    }
    case 'number':
    case 'open':
    case 'unreadable':
      return readMissingOperator(reader, token);
  }
}
