/** Where the value of a formula can lie when each name can take any value of its own interval. */
import type { Failure } from './evaluate.ts';
import type { FunctionName } from './functions.ts';
import type { Interval, IntervalResult } from './interval.ts';
import { applyFunction, combine, negate } from './intervalArithmetic.ts';
import type { Formula, FormulaNode } from './tree.ts';

export type FormulaRange =
  | (Interval & {
      readonly ok: true;
      /** Whether it is the same value whatever the names are, as far as intervals can tell. */
      readonly isConstant: boolean;
      /** The parts that have no value for some values of the names, such as a division by what may be zero. */
      readonly risks: readonly Failure[];
    })
  /** No values of the names give the formula a value, or a name has no interval. */
  | ({ readonly ok: false } & Failure);

/**
 * The interval of a formula. It holds every value that `evaluate` gives for values inside the intervals of the names,
 * but may be wider than needed where a name is used more than once: `a - a` of a name in 0 … 1 gives −1 … 1.
 */
export function rangeOf(formula: Formula, intervals: ReadonlyMap<string, Interval>): FormulaRange {
  const { nodes, problems } = formula;
  const last = nodes.length - 1;
  if (problems.length > 0) return { ok: false, reason: 'syntax', node: last };
  const results: Interval[] = [];
  const risks: Failure[] = [];
  for (const node of nodes) {
    const index = results.length;
    const { interval, risk } = rangeOfNode(node, results, intervals);
    if (interval === undefined) return { ok: false, reason: risk, node: index };
    if (interval.low === Infinity || interval.high === -Infinity)
      return { ok: false, reason: 'too-large', node: index };
    if (risk !== undefined) risks.push({ reason: risk, node: index });
    results.push(interval);
  }
  const { low, high } = results[last]!;
  return { ok: true, low, high, isConstant: low === high, risks };
}

function rangeOfNode(
  node: FormulaNode,
  results: readonly Interval[],
  intervals: ReadonlyMap<string, Interval>,
): IntervalResult {
  switch (node.kind) {
    case 'number':
      return { interval: { low: node.value, high: node.value }, risk: undefined };
    case 'name': {
      const interval = intervals.get(node.name);
      return interval === undefined
        ? { interval, risk: 'unknown-name' }
        : { interval, risk: undefined };
    }
    case 'unary': {
      const operand = results[node.operand]!;
      return { interval: node.operator === '-' ? negate(operand) : operand, risk: undefined };
    }
    case 'binary':
      return combine(node.operator, results[node.left]!, results[node.right]!);
    case 'group':
      return { interval: results[node.inner]!, risk: undefined };
    case 'call':
      return applyFunction(
        node.name as FunctionName,
        node.arguments.map((argument) => results[argument]!),
      );
    case 'pair':
    case 'missing':
      return { interval: undefined, risk: 'syntax' };
  }
}
