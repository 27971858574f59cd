/** Who tells that a job has ended: the panel and the view may both see it, and so may another window. */

export type IsFirstToTell = (submissionId: string | undefined) => Promise<boolean>;

export interface ToldEnds {
  readonly get: (id: string) => Promise<{ readonly notified: boolean } | undefined>;
  readonly update: (id: string, change: { readonly notified: true }) => Promise<void>;
}

/** One for the window. The answer is `true` once for each submission, and is then in the history before it is given. */
export function firstToTell(history: ToldEnds): IsFirstToTell {
  const told = new Set<string>();
  return async (submissionId) => {
    // The history knows nothing of jobs from elsewhere.
    if (submissionId === undefined) return true;
    if (told.has(submissionId)) return false;
    told.add(submissionId);
    if ((await history.get(submissionId))?.notified) return false;
    // Told twice, by the next window, is better than never.
    await history.update(submissionId, { notified: true }).catch(() => undefined);
    return true;
  };
}
