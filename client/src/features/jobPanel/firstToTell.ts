/** Who tells that a job has ended: the panel and the view may both see it, and so may another window. */
import type { JobRef } from '../../../webview/messages.ts';

export type IsFirstToTell = (job: JobRef) => Promise<boolean>;

export interface ToldEnds {
  /** Whether this is the first mark; of what the history does not know each is. */
  readonly markNotified: (id: string) => Promise<boolean>;
}

/** One for the window. The answer is `true` once for each job; that of a submission is then in the history before it is given. */
export function firstToTell(history: ToldEnds): IsFirstToTell {
  const told = new Set<string>();
  return async ({ connectionId, jobId, submissionId }) => {
    const key = submissionId ?? JSON.stringify([connectionId, jobId]);
    if (told.has(key)) return false;
    told.add(key);
    // The history knows nothing of jobs from elsewhere.
    if (submissionId === undefined) return true;
    // Told twice, by the next window, is better than never.
    return history.markNotified(submissionId).catch(() => true);
  };
}
