/** The figures of a run: one for each server, step and size. */
import type { Size } from './documents.ts';
import type { Metric, Sample } from './scenario.ts';
import type { ServerName } from './servers.ts';
import { median } from './statistics.ts';

export interface Figures {
  /** The median; undefined where there is none, or where the server failed to answer even once. */
  readonly of: (server: ServerName, metric: Metric, size: Size) => number | undefined;
  /** Why there is none, in the words of the first failure. */
  readonly failure: (server: ServerName, metric: Metric, size: Size) => string | undefined;
  /** How many times the shortest of a server's starts the longest took, over all sizes. */
  readonly startSpread: (server: ServerName) => number;
}

export function createFigures(samples: readonly Sample[]): Figures {
  // How long a server starts does not depend on the document that it is given later.
  const valuesOf = (server: ServerName, metric: Metric, size: Size) =>
    samples
      .filter((one) => one.server === server && one.metric === metric)
      .filter((one) => metric === 'start' || one.size === size)
      .map(({ value }) => value);
  const failure: Figures['failure'] = (...which) =>
    valuesOf(...which).find((value) => typeof value === 'string');
  return {
    of: (...which) =>
      failure(...which) === undefined
        ? median(valuesOf(...which).filter((value) => typeof value === 'number'))
        : undefined,
    failure,
    startSpread: (server) => {
      const starts = valuesOf(server, 'start', '2k').filter((value) => typeof value === 'number');
      return Math.max(...starts) / Math.min(...starts);
    },
  };
}
