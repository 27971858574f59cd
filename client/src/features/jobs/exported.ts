/** A submission as a file to keep or to hand on: everything that the history has of it, and no key, for there is none. */
import type { Submission } from '../../api/submission.ts';

/** JSON text. `body` is what was sent, byte for byte; times are in ISO 8601. */
export function exportOf(submission: Submission): string {
  const { id, document, fileName, connection, body, startedAt, state, job, events, notes } =
    submission;
  const sentAt = new Date(startedAt).toISOString();
  const what = { id, document, fileName, connection, sentAt, body, outcome: state };
  return `${JSON.stringify({ format: 'ftjob-submission', version: 1, ...what, job, events, notes }, undefined, 2)}\n`;
}
