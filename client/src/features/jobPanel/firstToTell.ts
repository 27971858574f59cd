/** Who tells that a job has ended: the panel and the view may both see it, and so may another window. */

export type IsFirstToTell = (submissionId: string | undefined) => Promise<boolean>;

export interface ToldEnds {
  /** Whether this is the first mark; of what the history does not know each is. */
  readonly markNotified: (id: string) => Promise<boolean>;
}

/** One for the window. The answer is `true` once for each submission, and is then in the history before it is given. */
export function firstToTell(history: ToldEnds): IsFirstToTell {
  const told = new Set<string>();
  return async (submissionId) => {
    // The history knows nothing of jobs from elsewhere.
    if (submissionId === undefined) return true;
    if (told.has(submissionId)) return false;
    told.add(submissionId);
    // Told twice, by the next window, is better than never.
    return history.markNotified(submissionId).catch(() => true);
  };
}
