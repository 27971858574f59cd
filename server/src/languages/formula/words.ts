/** Numbers and intervals in words, for hovers and hints. */
import { isPoint, type Interval } from './interval.ts';

/** A number with at most six significant digits, written without an exponent where that is short. */
export function formatNumber(value: number): string {
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  const short = Number(value.toPrecision(6));
  return String(short === 0 ? 0 : short).replace('-', '−');
}

/** `between 0 and 1`, `always 0.5`, `at least 0`, `at most 5`, `any number`. */
export function describeInterval(interval: Interval): string {
  const { low, high } = interval;
  if (isPoint(interval)) return `always ${formatNumber(low)}`;
  if (low === -Infinity && high === Infinity) return 'any number';
  if (high === Infinity) return `at least ${formatNumber(low)}`;
  if (low === -Infinity) return `at most ${formatNumber(high)}`;
  return `between ${formatNumber(low)} and ${formatNumber(high)}`;
}
