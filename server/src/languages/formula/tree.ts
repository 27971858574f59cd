/**
 * What is read from a formula. The nodes are a flat array in which the parts of a node come before it, so that every
 * question is one loop and no nesting is too deep. All offsets are UTF-16 offsets in the formula's plain text.
 */
import type { FormulaProblem } from './problems.ts';
import type { Token } from './tokens.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^';

export interface Formula {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The last node is the root; there is always one. */
  readonly nodes: readonly FormulaNode[];
  /** In the order of the text. A formula with problems has no value. */
  readonly problems: readonly FormulaProblem[];
}

/** The position of a node in `nodes`. */
export type NodeIndex = number;

export type FormulaNode = Range &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'unary'; readonly operator: '+' | '-'; readonly operand: NodeIndex }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly operatorRange: Range;
        readonly left: NodeIndex;
        readonly right: NodeIndex;
      }
    /** Something in parentheses. */
    | { readonly kind: 'group'; readonly inner: NodeIndex; readonly closed: boolean }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly nameEnd: number;
        /** The offset of the opening parenthesis. */
        readonly open: number;
        readonly arguments: readonly NodeIndex[];
        /** The offsets of the commas between the arguments. */
        readonly commas: readonly number[];
        readonly closed: boolean;
      }
    /** Two operands with no operator between them, or one that the language does not have. */
    | { readonly kind: 'pair'; readonly left: NodeIndex; readonly right: NodeIndex }
    /** An operand that is not there or cannot be read. */
    | { readonly kind: 'missing' }
  );

export type NameNode = Extract<FormulaNode, { readonly kind: 'name' }>;
export type CallNode = Extract<FormulaNode, { readonly kind: 'call' }>;

/** The names that stand for values, in the order of the text; the names of functions are not among them. */
export function namesIn({ nodes }: Formula): readonly NameNode[] {
  return nodes.filter((node) => node.kind === 'name');
}

/** The smallest node that holds the offset, its ends included; of two neighbours the one that begins there. */
export function nodeAt({ nodes }: Formula, offset: number): FormulaNode | undefined {
  let found: FormulaNode | undefined;
  for (const node of nodes) {
    if (offset < node.start || offset > node.end || node.kind === 'missing') continue;
    const isSmaller = found === undefined || node.end - node.start < found.end - found.start;
    const isNeighbour = found?.end === offset && node.start === offset;
    if (isSmaller || isNeighbour) found = node;
  }
  return found;
}
