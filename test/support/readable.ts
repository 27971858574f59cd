/** Findings as strings that a person can read in a test: `error wrong-type "marked text": message`. */
import { findingsOf } from '../../server/src/service/findings.ts';
import { readJob } from '../../server/src/service/job.ts';

export function readableFindings(text: string): readonly string[] {
  return findingsOf(readJob(text)).map(
    ({ severity, code, start, end, message }) =>
      `${severity} ${code} ${text.slice(start, end)}: ${message}`,
  );
}
