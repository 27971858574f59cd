// How many tests passed, and the one line that says so.
import type { Counts } from '../test/host/protocol.ts';

/** How tests in VS Code ended. */
export interface Outcome {
  readonly counts: Counts;
  /** What failed, and what passed at a second try only, as it was printed. */
  readonly faults: readonly string[];
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** `12 passed, 0 failed`, and `, 1 skipped` only if some were. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
