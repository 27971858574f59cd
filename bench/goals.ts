/** What ftjob wants to reach: how many times the peer's figure its own may be. */
import type { Size } from './documents.ts';
import type { Figures } from './figures.ts';
import type { TableMetric } from './scenario.ts';
import { ratio } from './statistics.ts';

const interactive = ['keyAtTop', 'valueAtTop', 'keyDeep', 'valueDeep', 'hover'] as const;

/** The goal against VS Code's JSON server; where none is named, nothing may be worse than there. */
export function goalOf(metric: TableMetric, size: Size): number {
  const isLarge = size === '1m' || size === '5m';
  switch (metric) {
    case 'start':
      return 0.95;
    case 'open':
    case 'openWhole':
      return size === '2k' ? 0.35 : isLarge ? 0.5 : 1;
    case 'edit':
      return size === '2k' ? 1 : 0.4;
    case 'keyAtTop':
    case 'valueAtTop':
    case 'keyDeep':
    case 'valueDeep':
    case 'hover':
      return isLarge ? 0.05 : 1;
    case 'startToOpen':
    case 'editAndComplete':
      return 1;
    case 'burst':
      return size === '5m' ? 0.25 : 1;
    case 'memory':
      return size === '5m' ? 0.75 : 1;
  }
}

export type Verdict = 'met' | 'not met' | 'out of reach' | undefined;

/** Undefined where it was not measured; out of reach where the floor itself would miss the goal. */
export function verdictOf(figures: Figures, metric: TableMetric, size: Size): Verdict {
  const goal = goalOf(metric, size);
  const peer = figures.of('json', metric, size);
  const floor = ratio(figures.of('floor', metric, size), peer);
  const verdict = verdictFor(ratio(figures.of('ftjob', metric, size), peer), goal);
  return verdict === 'not met' && floor !== undefined && floor > goal ? 'out of reach' : verdict;
}

export interface OtherGoal {
  readonly metric: TableMetric;
  readonly against: 'flat' | 'floor';
  readonly ratio: number | undefined;
  readonly goal: number;
  readonly verdict: Verdict;
}

/** The goals within ftjob itself, 5 MB against 2 kB, and the one against the floor. */
export function otherGoals(figures: Figures): readonly OtherGoal[] {
  const ours = (metric: TableMetric, size: Size) => figures.of('ftjob', metric, size);
  const flat = interactive.map((metric) => {
    const reached = ratio(ours(metric, '5m'), ours(metric, '2k'));
    return {
      metric,
      against: 'flat',
      ratio: reached,
      goal: 3,
      verdict: verdictFor(reached, 3),
    } as const;
  });
  const reached = ratio(ours('open', '5m'), figures.of('floor', 'open', '5m'));
  const verdict = verdictFor(reached, 2.5);
  return [...flat, { metric: 'open', against: 'floor', ratio: reached, goal: 2.5, verdict }];
}

function verdictFor(reached: number | undefined, goal: number): Verdict {
  if (reached === undefined) return undefined;
  return reached <= goal ? 'met' : 'not met';
}
