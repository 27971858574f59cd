/** What a curve says at a row of its chart. */
import type { ChartRow } from './messages.ts';

export interface LastValue {
  readonly step: number;
  readonly value: number;
}

/** The curve's value at the row; else the last one before, as of a job that ended earlier. */
export function lastValue(
  rows: readonly ChartRow[],
  row: number,
  curve: number,
): LastValue | undefined {
  for (let index = row; index >= 0; index--) {
    const { step, values } = rows[index] ?? { step: 0, values: [] };
    const value = values[curve];
    if (value !== null && value !== undefined) return { step, value };
  }
  return undefined;
}
