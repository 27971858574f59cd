/** What is at an offset of a formula while it is being written. */
import { functions, type FormulaFunction } from './functions.ts';
import type { CallNode, Formula, Range } from './tree.ts';

export interface SignatureAt {
  readonly call: CallNode;
  /** Undefined where there is no function of this name. */
  readonly function: FormulaFunction | undefined;
  /** The position of the argument that the offset is in; a repeated parameter stands for all that follow. */
  readonly argument: number;
}

/** The innermost call between whose parentheses the offset is; an unclosed one goes to the end of the text. */
export function signatureAt({ nodes, text }: Formula, offset: number): SignatureAt | undefined {
  let innermost: CallNode | undefined;
  for (const node of nodes) {
    if (node.kind !== 'call' || offset <= node.open) continue;
    const end = node.closed ? node.end - 1 : text.length;
    if (offset <= end && (innermost === undefined || node.open > innermost.open)) innermost = node;
  }
  if (innermost === undefined) return undefined;
  return {
    call: innermost,
    function: functions.get(innermost.name),
    argument: innermost.commas.filter((comma) => comma < offset).length,
  };
}

export type FormulaCompletion =
  /** A name or a function; `start` to `end` is what it replaces. */
  | (Range & {
      readonly kind: 'operand';
      /** Whether an opening parenthesis follows, so that a function needs none. */
      readonly isCalled: boolean;
    })
  /** A value is complete; only an operator, a comma or a parenthesis can follow. */
  | { readonly kind: 'operator' }
  /** Inside a number or in what is no part of the language. */
  | { readonly kind: 'nothing' };

/** What can be completed at an offset. */
export function completionContext({ tokens }: Formula, offset: number): FormulaCompletion {
  const behind = tokens.findIndex(({ start }) => start >= offset);
  const position = behind === -1 ? tokens.length : behind;
  const next = tokens[position];
  // A name that begins at the offset comes before what ends there.
  const touching = next?.kind === 'name' && next.start === offset ? position : position - 1;
  const token = tokens[touching];
  if (token === undefined) return operand(offset, offset, false);
  if (token.kind === 'name' && offset <= (token.dot ?? token.end)) {
    const isCalled = token.dot === undefined && tokens[touching + 1]?.kind === 'open';
    return operand(token.start, token.dot ?? token.end, isCalled);
  }
  if (offset < token.end || (offset === token.end && token.kind === 'number'))
    return { kind: 'nothing' };
  switch (token.kind) {
    case 'operator':
    case 'open':
    case 'comma':
    case 'exponent':
    case 'wrong-operator':
    case 'unexpected':
      return operand(offset, offset, false);
    case 'number':
    case 'name':
    case 'close':
    case 'unreadable':
      return { kind: 'operator' };
  }
}

function operand(start: number, end: number, isCalled: boolean): FormulaCompletion {
  return { kind: 'operand', start, end, isCalled };
}

/** What a selection that grows goes through: the nodes around an offset, the innermost first, and what calls hold. */
export function enclosingRanges({ nodes }: Formula, offset: number): readonly Range[] {
  return nodes
    .filter(({ kind, start, end }) => kind !== 'missing' && start <= offset && offset <= end)
    .flatMap((node) =>
      node.kind === 'call' && offset > node.open
        ? [{ start: node.open + 1, end: node.closed ? node.end - 1 : node.end }, node]
        : [node],
    );
}
