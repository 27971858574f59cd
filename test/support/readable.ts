/** Findings as strings that a person can read in a test: `error wrong-type "marked text": message`. */
import { findingsOf } from '../../server/src/service/findings.ts';
import type { RuleContext } from '../../server/src/service/rules/rule.ts';
import { readJob } from '../../server/src/service/job.ts';

/** The day on which the tests judge, so that their verdicts do not change with the calendar. */
export const testContext: RuleContext = { provider: undefined, today: '2026-11-22' };

export function readableFindings(text: string, context = testContext): readonly string[] {
  return findingsOf(readJob(text), context).map(
    ({ severity, code, start, end, message }) =>
      `${severity} ${code} ${text.slice(start, end)}: ${message}`,
  );
}
