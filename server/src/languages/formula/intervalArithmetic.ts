/**
 * Interval arithmetic: from where the operands can lie, where the result can lie. Every result that can be computed from
 * values inside the operands lies inside the result, as computed in double precision.
 */
import type { FunctionName } from './functions.ts';
import { absolute, hull, roundOutward, type Interval, type IntervalResult } from './interval.ts';
import { raiseInterval } from './intervalPower.ts';
import type { BinaryOperator } from './tree.ts';

/** The result of an operator. */
export function combine(operator: BinaryOperator, a: Interval, b: Interval): IntervalResult {
  switch (operator) {
    case '+':
      return safe({ low: a.low + b.low, high: a.high + b.high });
    case '-':
      return safe({ low: a.low - b.high, high: a.high - b.low });
    case '*':
      return safe(hull([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]));
    case '/':
      return divide(a, b);
    case '^':
      return raiseInterval(a, b);
  }
}

export function negate({ low, high }: Interval): Interval {
  return { low: 0 - high, high: 0 - low };
}

/** The result of a function; it has at least one argument, and those of one parameter exactly one. */
export function applyFunction(name: FunctionName, operands: readonly Interval[]): IntervalResult {
  const x = operands[0]!;
  switch (name) {
    case 'min':
      return safe({ low: least(operands, 'low'), high: least(operands, 'high') });
    case 'max':
      return safe({ low: most(operands, 'low'), high: most(operands, 'high') });
    case 'abs':
      return safe(absolute(x));
    case 'floor':
      return safe({ low: Math.floor(x.low), high: Math.floor(x.high) });
    case 'ceil':
      return safe({ low: Math.ceil(x.low), high: Math.ceil(x.high) });
    case 'exp':
      return safe(roundOutward({ low: Math.exp(x.low), high: Math.exp(x.high) }, x));
    case 'sqrt':
      if (x.high < 0) return { interval: undefined, risk: 'outside-domain' };
      return {
        interval: { low: Math.sqrt(Math.max(0, x.low)), high: Math.sqrt(x.high) },
        risk: x.low < 0 ? 'outside-domain' : undefined,
      };
    case 'log': {
      if (x.high <= 0) return { interval: undefined, risk: 'outside-domain' };
      const ends = { low: Math.log(Math.max(0, x.low)), high: Math.log(x.high) };
      return {
        interval: roundOutward(ends, x),
        risk: x.low <= 0 ? 'outside-domain' : undefined,
      };
    }
  }
}

function safe(interval: Interval): IntervalResult {
  return { interval, risk: undefined };
}

function least(operands: readonly Interval[], end: keyof Interval): number {
  return operands.reduce((value, operand) => Math.min(value, operand[end]), Infinity);
}

function most(operands: readonly Interval[], end: keyof Interval): number {
  return operands.reduce((value, operand) => Math.max(value, operand[end]), -Infinity);
}

function divide(a: Interval, b: Interval): IntervalResult {
  if (b.low === 0 && b.high === 0) return { interval: undefined, risk: 'division-by-zero' };
  const quotients = (low: number, high: number) =>
    hull([a.low / low, a.low / high, a.high / low, a.high / high]);
  if (b.low > 0 || b.high < 0) return safe(quotients(b.low, b.high));
  // Divisors come as close to zero as they like, from each side on which there are any.
  const parts: Interval[] = [];
  if (b.high > 0) parts.push(quotients(0, b.high));
  if (b.low < 0) parts.push(quotients(b.low, -0));
  const interval = hull(parts.flatMap(({ low, high }) => [low, high]));
  return { interval, risk: 'division-by-zero' };
}
