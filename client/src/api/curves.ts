/** Curves through the figures of a training's steps, and what of them a chart can show. */
import { longestName, type StepMetrics } from './metrics.ts';

export interface Curve {
  readonly name: string;
  /** By ascending step, each step once. */
  readonly points: readonly Point[];
}

export interface Point {
  readonly step: number;
  readonly value: number;
}

/** More points than this cannot be told apart on the width of a chart. */
const mostPoints = 300;
const mostCurves = 60;

/** One curve for each name, in the order in which the names come; of two figures for one step the later is taken. */
export function curvesOf(steps: Iterable<StepMetrics>): readonly Curve[] {
  const byName = new Map<string, Map<number, number>>();
  for (const { step, values } of steps)
    for (const [name, value] of Object.entries(values)) {
      const curve = byName.get(name);
      if (curve) curve.set(step, value);
      else if (byName.size < mostCurves && name.length <= longestName)
        byName.set(name, new Map([[step, value]]));
    }
  return [...byName].map(([name, curve]) => {
    const points = [...curve].map(([step, value]) => ({ step, value }));
    return { name, points: points.sort((one, other) => one.step - other.step) };
  });
}

/** Of each stretch of the curve its lowest and its highest point, and both ends: outliers are what one looks for. */
export function thinned(curve: Curve): Curve {
  const { name, points } = curve;
  if (points.length <= mostPoints) return curve;
  const stretch = Math.ceil(points.length / (mostPoints / 2 - 1));
  const kept = new Set([points[0], points.at(-1)]);
  for (let start = 0; start < points.length; start += stretch) {
    const part = points.slice(start, start + stretch);
    kept.add(part.reduce((low, point) => (point.value < low.value ? point : low)));
    kept.add(part.reduce((high, point) => (point.value > high.value ? point : high)));
  }
  return { name, points: points.filter((point) => kept.has(point)) };
}
