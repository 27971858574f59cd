/** Where the reading of a formula stands, and the steps that both its regular and its broken parts are read with. */
import type { TreeBuilder } from './builder.ts';
import type { Precedence } from './operators.ts';
import type { ReportFormula } from './problems.ts';
import type { Token } from './tokens.ts';
import type { FormulaNode } from './tree.ts';

export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tree: TreeBuilder;
  readonly report: ReportFormula;
  /** The position of the next token. */
  at: number;
  /** Whether an operand must come next; otherwise an operator or the end of something. */
  wantsOperand: boolean;
  /** The position of the last token that was reported and passed over where an operand must come. */
  skippedAt: number;
  /** The bracket, or the whole formula, whose commas have been reported. */
  lastList?: object | undefined;
}

export type TokenOf<Kind extends Token['kind']> = Extract<Token, { readonly kind: Kind }>;

/** Adds an operand; the tokens it was made of are passed. */
export function addOperand(reader: Reader, node: FormulaNode): void {
  reader.tree.addOperand(node);
  reader.wantsOperand = false;
}

/** Stands in for an operand that is not there. */
export function addMissing(reader: Reader, at: number): void {
  addOperand(reader, { kind: 'missing', start: at, end: at });
}

/** Joins the last operand and the next one by something that is no operator. */
export function addPair(
  reader: Reader,
  precedence: Precedence,
  finish: (left: FormulaNode, right: FormulaNode) => void = () => undefined,
): void {
  reader.tree.addOperator({ kind: 'pair', precedence, finish });
  reader.wantsOperand = true;
}

/** Passes over a token that has been reported. */
export function skip(reader: Reader): void {
  reader.skippedAt = reader.at;
  reader.at++;
}

export function previousToken({ tokens, at }: Reader): Token | undefined {
  return tokens[at - 1];
}

export function nextToken({ tokens, at }: Reader): Token | undefined {
  return tokens[at + 1];
}

/** Whether an operand can begin with a token. */
export function canBeginOperand(token: Token | undefined): boolean {
  switch (token?.kind) {
    case 'number':
    case 'name':
    case 'open':
    case 'unreadable':
      return true;
    case 'operator':
      return token.operator === '+' || token.operator === '-';
    case 'close':
    case 'comma':
    case 'exponent':
    case 'wrong-operator':
    case 'unexpected':
    case undefined:
      return false;
  }
}
