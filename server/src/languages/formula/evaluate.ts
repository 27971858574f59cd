/** The value of a formula for given values of its names, in double precision. */
import type { FunctionName } from './functions.ts';
import type { BinaryOperator, Formula, NodeIndex } from './tree.ts';

/** Why a part of a formula has no value. */
export type FailureReason =
  /** The formula has problems; the node is the whole. */
  | 'syntax'
  | 'unknown-name'
  | 'division-by-zero'
  /** The root or logarithm of a negative number, the logarithm of zero, a fractional power of a negative number. */
  | 'outside-domain'
  /** Beyond what a double can hold. */
  | 'too-large';

export interface Failure {
  readonly reason: FailureReason;
  /** The part of the formula that fails. */
  readonly node: NodeIndex;
}

export type Evaluation =
  { readonly ok: true; readonly value: number } | ({ readonly ok: false } & Failure);

/** The value of a formula, or the first part of it, in the order of computing, that has none. */
export function evaluate(formula: Formula, values: ReadonlyMap<string, number>): Evaluation {
  const { nodes, problems } = formula;
  const last = nodes.length - 1;
  if (problems.length > 0) return { ok: false, reason: 'syntax', node: last };
  const results = new Float64Array(nodes.length);
  for (const [index, node] of nodes.entries()) {
    let result: number | FailureReason;
    switch (node.kind) {
      case 'number':
        result = node.value;
        break;
      case 'name':
        result = values.get(node.name) ?? 'unknown-name';
        break;
      case 'unary':
        result = node.operator === '-' ? -results[node.operand]! : results[node.operand]!;
        break;
      case 'binary':
        result = compute(node.operator, results[node.left]!, results[node.right]!);
        break;
      case 'group':
        result = results[node.inner]!;
        break;
      case 'call':
        result = call(node.name as FunctionName, node.arguments, results);
        break;
      case 'pair':
      case 'missing':
        result = 'syntax';
    }
    const reason = typeof result === 'string' ? result : reasonOf(result);
    if (reason !== undefined) return { ok: false, reason, node: index };
    results[index] = Number(result);
  }
  return { ok: true, value: results[last]! };
}

function reasonOf(result: number): FailureReason | undefined {
  if (Number.isNaN(result)) return 'outside-domain';
  return Number.isFinite(result) ? undefined : 'too-large';
}

function compute(operator: BinaryOperator, left: number, right: number): number | FailureReason {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? 'division-by-zero' : left / right;
    case '^':
      return left === 0 && right < 0 ? 'division-by-zero' : left ** right;
  }
}

function call(
  name: FunctionName,
  operands: readonly NodeIndex[],
  results: Float64Array,
): number | FailureReason {
  const first = results[operands[0]!]!;
  switch (name) {
    case 'min':
      return operands.reduce((least, operand) => Math.min(least, results[operand]!), first);
    case 'max':
      return operands.reduce((most, operand) => Math.max(most, results[operand]!), first);
    case 'abs':
      return Math.abs(first);
    case 'floor':
      return Math.floor(first);
    case 'ceil':
      return Math.ceil(first);
    case 'exp':
      return Math.exp(first);
    case 'sqrt':
      return Math.sqrt(first);
    case 'log':
      return first === 0 ? 'outside-domain' : Math.log(first);
  }
}
