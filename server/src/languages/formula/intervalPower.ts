/** Powers of intervals: what an exponent does to a base depends on the signs of both and on whether it is whole. */
import {
  absolute,
  hull,
  isPoint,
  roundOutward,
  type Interval,
  type IntervalResult,
} from './interval.ts';

/** Where `base ^ exponent` lies. */
export function raiseInterval(base: Interval, exponent: Interval): IntervalResult {
  if (base.low === 0 && base.high === 0 && exponent.high < 0)
    return { interval: undefined, risk: 'division-by-zero' };
  if (!isPoint(exponent)) return raiseToAny(base, exponent);
  const { low: power } = exponent;
  return Number.isInteger(power) ? raiseToWhole(base, power) : raiseToFraction(base, power);
}

function raiseToWhole(base: Interval, power: number): IntervalResult {
  if (power === 0) return { interval: { low: 1, high: 1 }, risk: undefined };
  const { low, high } = power % 2 === 0 ? absolute(base) : base;
  const first = low ** power;
  const last = high ** power;
  const isExact = power > 0 && [first, last].every(Number.isSafeInteger) && isWhole(base);
  const holdsZero = base.low <= 0 && base.high >= 0;
  if (power < 0 && holdsZero) {
    // Close to zero the powers have no limit, on each side on which there are any.
    const ends = { low: low < 0 ? -Infinity : last, high: high > 0 ? Infinity : first };
    return { interval: roundOutward(ends, base), risk: 'division-by-zero' };
  }
  const ends = hull([first, last]);
  return { interval: isExact ? ends : roundOutward(ends, base), risk: undefined };
}

function isWhole({ low, high }: Interval): boolean {
  return Number.isInteger(low) && Number.isInteger(high);
}

function raiseToFraction(base: Interval, power: number): IntervalResult {
  if (base.high < 0) return { interval: undefined, risk: 'outside-domain' };
  const low = Math.max(0, base.low);
  const ends = hull([low ** power, base.high ** power]);
  const interval = roundOutward(ends, base);
  if (base.low < 0) return { interval, risk: 'outside-domain' };
  return { interval, risk: low === 0 && power < 0 ? 'division-by-zero' : undefined };
}

function raiseToAny(base: Interval, exponent: Interval): IntervalResult {
  if (base.low < 0) {
    // A negative base has a power only where the exponent is whole; its size is that of the base without sign.
    const { high } = raisePositive(absolute(base), exponent);
    return { interval: { low: -high, high }, risk: 'outside-domain' };
  }
  const divides = base.low === 0 && exponent.low < 0;
  const interval = raisePositive(base, exponent);
  return { interval, risk: divides ? 'division-by-zero' : undefined };
}

/** For bases that are not negative the extremes are at the corners, since the power is monotonic in either operand. */
function raisePositive(base: Interval, exponent: Interval): Interval {
  const corners = [base.low, base.high].flatMap((x) =>
    // JavaScript has no value for 1 with an exponent without limit.
    [exponent.low, exponent.high].map((power) => (x === 1 ? 1 : x ** power)),
  );
  return roundOutward(hull(corners), base, exponent);
}
