/** Builds the tree of a formula: operands, and the operators and parentheses that still wait for theirs. */
import { Precedence, precedenceOf } from './operators.ts';
import type { BinaryOperator, FormulaNode, NodeIndex, Range } from './tree.ts';

export type OperatorFrame =
  | { readonly kind: 'unary'; readonly operator: '+' | '-'; readonly start: number }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly range: Range }
  | {
      readonly kind: 'pair';
      readonly precedence: Precedence;
      /** Told the operands when both are known. */
      readonly finish: (left: FormulaNode, right: FormulaNode) => void;
    };

export type BracketFrame =
  | { readonly kind: 'group'; readonly bracket: string; readonly start: number }
  | {
      readonly kind: 'call';
      readonly bracket: string;
      readonly start: number;
      readonly name: string;
      readonly nameEnd: number;
      readonly open: number;
      readonly arguments: NodeIndex[];
      readonly commas: number[];
    };

export interface TreeBuilder {
  readonly nodes: readonly FormulaNode[];
  readonly node: (index: NodeIndex) => FormulaNode;
  readonly addOperand: (node: FormulaNode) => void;
  /** Puts an operator behind the last operand, which those before it that bind more strongly take first. */
  readonly addOperator: (frame: OperatorFrame) => void;
  readonly openBracket: (frame: BracketFrame) => void;
  /** The innermost open bracket. */
  readonly bracket: () => BracketFrame | undefined;
  /** The operator that still waits for its right operand, if it is the last thing that was added. */
  readonly waiting: () => OperatorFrame | undefined;
  /** Computes everything back to the innermost open bracket; the node that is then its content. */
  readonly settle: () => NodeIndex;
  /** Closes the innermost bracket around its settled content, or a call around its arguments. */
  readonly closeBracket: (end: number, options: { readonly closed: boolean }) => FormulaNode;
}

export function createTreeBuilder(): TreeBuilder {
  const nodes: FormulaNode[] = [];
  const operands: NodeIndex[] = [];
  const frames: (OperatorFrame | BracketFrame)[] = [];
  const brackets: BracketFrame[] = [];

  const add = (node: FormulaNode) => operands.push(nodes.push(node) - 1);
  const node = (index: NodeIndex) => nodes[index]!;

  /** Gives the innermost operator its operands. */
  function reduce(frame: OperatorFrame): void {
    frames.pop();
    const right = operands.pop()!;
    const { end } = node(right);
    if (frame.kind === 'unary') {
      add({ kind: 'unary', operator: frame.operator, operand: right, start: frame.start, end });
      return;
    }
    const left = operands.pop()!;
    const { start } = node(left);
    if (frame.kind === 'pair') {
      frame.finish(node(left), node(right));
      add({ kind: 'pair', left, right, start, end });
      return;
    }
    const { operator, range } = frame;
    add({ kind: 'binary', operator, operatorRange: range, left, right, start, end });
  }

  function waiting(): OperatorFrame | undefined {
    const frame = frames.at(-1);
    return frame?.kind === 'group' || frame?.kind === 'call' ? undefined : frame;
  }

  return {
    nodes,
    node,
    addOperand: add,
    addOperator(frame) {
      if (frame.kind !== 'unary') {
        for (let last = waiting(); last && isTakenFirst(last, frame); last = waiting())
          reduce(last);
      }
      frames.push(frame);
    },
    openBracket(frame) {
      frames.push(frame);
      brackets.push(frame);
    },
    bracket: () => brackets.at(-1),
    waiting,
    settle() {
      for (let last = waiting(); last; last = waiting()) reduce(last);
      return operands.at(-1)!;
    },
    closeBracket(end, { closed }) {
      frames.pop();
      const frame = brackets.pop()!;
      const { kind, start } = frame;
      if (kind === 'group') {
        add({ kind, inner: operands.pop()!, closed, start, end });
      } else {
        const { name, nameEnd, open, commas } = frame;
        operands.length -= frame.arguments.length;
        add({ kind, name, nameEnd, open, commas, arguments: frame.arguments, closed, start, end });
      }
      return nodes.at(-1)!;
    },
  };
}

/** Whether an operator takes its right operand before the next operator gets it as its left one. */
function isTakenFirst(before: OperatorFrame, next: OperatorFrame): boolean {
  const first = strengthOf(before);
  const second = strengthOf(next);
  const readsFromRight = next.kind === 'binary' && next.operator === '^';
  return first > second || (first === second && !readsFromRight);
}

function strengthOf(frame: OperatorFrame): Precedence {
  switch (frame.kind) {
    case 'unary':
      return Precedence.sign;
    case 'binary':
      return precedenceOf(frame.operator);
    case 'pair':
      return frame.precedence;
  }
}
