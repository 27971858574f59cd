/** Checks the calls in a formula: whether the function exists and has the arguments that it takes. */
import { arityOf, functions } from './functions.ts';
import type { FormulaEdit, ReportFormula } from './problems.ts';
import type { CallNode, FormulaNode, NodeIndex } from './tree.ts';

/** Reports what is wrong with a call that is complete. */
export function checkCall(
  text: string,
  call: CallNode,
  node: (index: NodeIndex) => FormulaNode,
  report: ReportFormula,
): void {
  const args = call.arguments.map(node);
  const known = functions.get(call.name);
  if (known === undefined) {
    const { name, start, nameEnd: end } = call;
    report({ code: 'unknown-function', name, start, end, edits: rewrite(text, call, args) });
    return;
  }
  const { name } = known;
  const arity = arityOf(known);
  const found = args.length;
  const problem = { code: 'wrong-arity', name, ...arity, found } as const;
  if (found < arity.minimum) {
    report({ ...problem, start: call.open, end: call.end, edits: [] });
  } else if (found > arity.maximum) {
    const last = args[arity.maximum - 1]!;
    const range = { start: args[arity.maximum]!.start, end: args.at(-1)!.end };
    const edits =
      name === 'log' && found === 2
        ? rewrite(text, call, args)
        : [{ start: last.end, end: range.end, text: '' }];
    report({ ...problem, ...range, edits });
  }
}

/** A formula for what a function of other languages computes, made of the texts of its arguments. */
type Equivalent = (...args: readonly string[]) => string;

const equivalents: ReadonlyMap<string, readonly [count: number | 'any', make: Equivalent]> =
  new Map<string, readonly [number | 'any', Equivalent]>([
    ['pow', [2, (base, exponent) => `(${base} ^ ${exponent})`]],
    ['power', [2, (base, exponent) => `(${base} ^ ${exponent})`]],
    ['mod', [2, (x, y) => `(${x} - ${y} * floor(${x} / ${y}))`]],
    ['square', [1, (x) => `(${x} ^ 2)`]],
    ['avg', ['any', average]],
    ['average', ['any', average]],
    ['mean', ['any', average]],
    ['sum', ['any', (...values) => `(${values.join(' + ')})`]],
    ['round', [1, (x) => `floor(${x} + 0.5)`]],
    ['clamp', [3, (x, low, high) => `min(max(${x}, ${low}), ${high})`]],
    ['clip', [3, (x, low, high) => `min(max(${x}, ${low}), ${high})`]],
    ['ln', [1, (x) => `log(${x})`]],
    ['log2', [1, (x) => `(log(${x}) / log(2))`]],
    ['log10', [1, (x) => `(log(${x}) / log(10))`]],
    ['log', [2, (x, base) => `(log(${x}) / log(${base}))`]],
    ['fabs', [1, (x) => `abs(${x})`]],
    ['ceiling', [1, (x) => `ceil(${x})`]],
    ['minimum', ['any', (...values) => `min(${values.join(', ')})`]],
    ['maximum', ['any', (...values) => `max(${values.join(', ')})`]],
  ]);

function average(...values: readonly string[]): string {
  return `((${values.join(' + ')}) / ${values.length})`;
}

/** Longer calls are not rewritten: the result would be hard to read, and nested ones would grow without bound. */
const longestRewritten = 500;

/** The edits that write a call with the functions and operators that there are; none where that cannot be done. */
function rewrite(
  text: string,
  call: CallNode,
  args: readonly FormulaNode[],
): readonly FormulaEdit[] {
  // `Math.max`, `np.log`, `MIN`.
  const name = call.name.slice(call.name.lastIndexOf('.') + 1).toLowerCase();
  const known = functions.get(name);
  if (known !== undefined && args.length <= arityOf(known).maximum)
    return [{ start: call.start, end: call.nameEnd, text: name }];
  const [count, make] = equivalents.get(name) ?? [];
  const isComplete = args.length > 0 && args.every(({ kind }) => kind !== 'missing');
  if (call.end - call.start > longestRewritten) return [];
  if (make === undefined || !isComplete || (count !== 'any' && count !== args.length)) return [];
  const texts = args.map((argument) => textOf(text, argument, { alone: count === 'any' }));
  return [{ start: call.start, end: call.end, text: make(...texts) }];
}

/** The text of an argument; in parentheses where an operator that is put beside it could take it apart. */
function textOf(text: string, node: FormulaNode, { alone }: { readonly alone: boolean }): string {
  const written = text.slice(node.start, node.end);
  const isWhole = ['number', 'name', 'group', 'call'].includes(node.kind);
  return alone || isWhole ? written : `(${written})`;
}
