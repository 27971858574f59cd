/** Where the value of a formula depends on how `^` is read, which the service does not document (DOMAIN.md 11). */
import type { Formula, FormulaNode, NodeIndex, Range } from './tree.ts';

export interface AmbiguousPower extends Range {
  /** `a^b^c`, which may be (a^b)^c, or `-a^b`, which may be (−a)^b. */
  readonly kind: 'chain' | 'signed-base';
  /** What belongs in parentheses to say what is read here: `b^c`, or `a^b`. */
  readonly inner: Range;
}

/** The powers whose value would be another if the service read them the other way, in the order of the text. */
export function ambiguousPowers({ nodes }: Formula): readonly AmbiguousPower[] {
  const found: AmbiguousPower[] = [];
  const at = (index: NodeIndex) => nodes[index]!;
  for (const node of nodes) {
    const { start, end } = node;
    if (node.kind === 'binary' && node.operator === '^') {
      const inner = at(node.right);
      if (isPower(inner) && !isSameFromLeft(at(inner.left), at(inner.right)))
        found.push({ kind: 'chain', start, end, inner: { start: inner.start, end: inner.end } });
    } else if (node.kind === 'unary' && node.operator === '-') {
      const inner = at(node.operand);
      if (isPower(inner) && !isOdd(at(inner.right)))
        found.push({
          kind: 'signed-base',
          start,
          end,
          inner: { start: inner.start, end: inner.end },
        });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

type PowerNode = Extract<FormulaNode, { readonly kind: 'binary' }>;

function isPower(node: FormulaNode): node is PowerNode {
  return node.kind === 'binary' && node.operator === '^';
}

/** (a^b)^c is a^(b·c), which is the same as a^(b^c) for few numbers, such as 2 and 2. */
function isSameFromLeft(b: FormulaNode, c: FormulaNode): boolean {
  return b.kind === 'number' && c.kind === 'number' && b.value * c.value === b.value ** c.value;
}

/** (−a)^3 is −(a^3). */
function isOdd(exponent: FormulaNode): boolean {
  return exponent.kind === 'number' && Math.abs(exponent.value % 2) === 1;
}
