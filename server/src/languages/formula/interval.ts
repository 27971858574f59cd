/** Intervals of numbers. Infinite ends stand for no limit; a value inside is always finite. */
import type { FailureReason } from './evaluate.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where a result lies. `risk` is a reason for which some operands have no result. Without an interval none has one, and
 * `risk` says why.
 */
export type IntervalResult =
  | { readonly interval: Interval; readonly risk: FailureReason | undefined }
  | { readonly interval: undefined; readonly risk: FailureReason };

export function isPoint({ low, high }: Interval): boolean {
  return low === high;
}

/** The interval of a value without its sign. */
export function absolute({ low, high }: Interval): Interval {
  if (low >= 0) return { low, high };
  if (high <= 0) return { low: 0 - high, high: 0 - low };
  return { low: 0, high: Math.max(-low, high) };
}

/**
 * The smallest interval around some ends. Zero times or divided by an end without limit is NaN, and stands for zero:
 * values come close to the end, but do not reach it.
 */
export function hull(ends: readonly number[]): Interval {
  let low = Infinity;
  let high = -Infinity;
  for (const end of ends) {
    const number = Number.isNaN(end) ? 0 : end;
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return { low, high };
}

/**
 * Widens the ends of a function that JavaScript does not round exactly, unless every operand is a single value, whose
 * result is the one that is computed, or an end is 0 or 1, which are exact.
 */
export function roundOutward({ low, high }: Interval, ...operands: readonly Interval[]): Interval {
  if (operands.every(isPoint)) return { low, high };
  return { low: low - roundingOf(low), high: high + roundingOf(high) };
}

function roundingOf(end: number): number {
  if (end === 0 || end === 1 || !Number.isFinite(end)) return 0;
  return Math.abs(end) * 2 ** -51 || Number.MIN_VALUE;
}
