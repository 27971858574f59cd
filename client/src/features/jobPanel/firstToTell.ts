/** Who tells that a job has ended: the panel and the view may both see it, and so may another window. */
import type { FineTuningJob } from '../../api/job.ts';
import type { JobRef } from '../../../webview/messages.ts';

export type IsFirstToTell = (
  ref: JobRef,
  job: Pick<FineTuningJob, 'createdAt'>,
) => Promise<boolean>;

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
  return async ({ connectionId, jobId, submissionId }, { createdAt }) => {
    // A sandbox gives its ids anew at each start: a job of another time or another submission is another job.
    const key = JSON.stringify([connectionId, jobId, createdAt]);
    const by = told.get(key) ?? [];
    if (!by.includes(submissionId)) told.set(key, [...by, submissionId]);
    // The history knows nothing of jobs from elsewhere.
    if (submissionId === undefined) return by.length === 0;
    if (by.includes(submissionId)) return false;
    // Told twice, by the next window, is better than never.
    const isNews = await history.markNotified(submissionId).catch(() => true);
    return isNews && !by.includes(undefined);
  };
}
