/** From figures to places in a drawing: pure arithmetic of axes. */

export interface Scale {
  readonly ticks: readonly number[];
  /** From 0 to 1 between the ends of the axis. */
  readonly place: (value: number) => number;
}

/** An axis that holds all values and has about `count` round ticks. `values` are finite; at least one is there. */
export function scaleOf(values: readonly number[], count: number): Scale {
  const [least, most] = endsOf(values);
  const step = roundStep((most - least) / Math.max(1, count));
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    rounded((first + index) * step),
  );
  const [low, high] = [first * step, last * step];
  return { ticks, place: (value) => (value - low) / (high - low) };
}

/** The axis of steps: it ends where they end, and its ticks are whole. */
export function stepScale(steps: readonly number[], count: number): Scale {
  const [least, most] = endsOf(steps);
  const step = Math.max(1, roundStep((most - least) / Math.max(1, count)));
  const first = Math.ceil(least / step);
  const number = Math.max(0, Math.floor(most / step) - first + 1);
  return {
    ticks: Array.from({ length: number }, (_, index) => rounded((first + index) * step)),
    place: (value) => (value - least) / (most - least),
  };
}

/** The least and the most; a little apart when they are the same. */
function endsOf(values: readonly number[]): readonly [number, number] {
  const least = values.reduce((one, other) => Math.min(one, other));
  const most = values.reduce((one, other) => Math.max(one, other));
  if (most > least) return [least, most];
  const margin = Math.max(Math.abs(least) * 0.1, 0.5);
  return [least - margin, least + margin];
}

/** 1, 2 or 5 times a power of ten, not less than this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, Number.MIN_VALUE * 1e10)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

/** Without the dust of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
