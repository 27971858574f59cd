/** Who tells that a job has ended: the panel and the view may both see it, and so may another window. */
import type { JobRef } from '../../../webview/messages.ts';

export type IsFirstToTell = (job: JobRef) => Promise<boolean>;

export interface ToldEnds {
  /** Whether this is the first mark; of what the history does not know each is. */
  readonly markNotified: (id: string) => Promise<boolean>;
}

/**
 * One for the window. The answer is `true` once for each job, though one who asks may know its submission and the other
 * not; that of a submission is then in the history before it is given.
 */
export function firstToTell(history: ToldEnds): IsFirstToTell {
  /** The submissions by which each job was told; `undefined` where nobody knew one. */
  const told = new Map<string, readonly (string | undefined)[]>();
  return async ({ connectionId, jobId, submissionId }) => {
    const key = JSON.stringify([connectionId, jobId]);
    const by = told.get(key) ?? [];
    if (!by.includes(submissionId)) told.set(key, [...by, submissionId]);
    // The history knows nothing of jobs from elsewhere.
    if (submissionId === undefined) return by.length === 0;
    if (by.includes(submissionId)) return false;
    // Told twice, by the next window, is better than never.
    const isNews = await history.markNotified(submissionId).catch(() => true);
    // A sandbox gives its ids anew at each start: another submission is another job.
    return isNews && !by.includes(undefined);
  };
}
