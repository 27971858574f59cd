/**
 * The steps of a submission after the user agreed: the intent is on disk before the request leaves, and the answer
 * before anyone is told. Whatever goes wrong, and wherever the process dies, the request leaves at most once.
 */
import type { Answer } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { Intent, Submission, SubmissionState } from '../../api/submission.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

/** The history, as far as sending needs it. */
export interface Records {
  readonly begin: (
    intent: Intent,
  ) => Promise<
    { readonly kind: 'begun' } | { readonly kind: 'inTheWay'; readonly other: Submission }
  >;
  readonly settle: (id: string, state: SubmissionState, job?: FineTuningJob) => Promise<void>;
}

export interface Sending {
  readonly records: Records;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether what the user agreed to still holds; asked when the intent is on disk, so that other windows see it. */
  readonly stillHolds: () => Promise<boolean>;
  /** Sends the request that creates the job, once. */
  readonly create: (body: string) => Promise<Answer<FineTuningJob>>;
}

export type Sent =
  | {
      readonly kind: 'sent';
      readonly answer: Answer<FineTuningJob>;
      readonly outcome: Outcome;
      /** Why the outcome could not be put on disk; `undefined` when it is there. */
      readonly notRecorded: unknown;
    }
  /** Nothing was sent: another submission of this file has to be settled first. */
  | { readonly kind: 'inTheWay'; readonly other: Submission }
  /** Nothing was sent: ask again. */
  | { readonly kind: 'outdated' };

/** Rejects when the intent cannot be put on disk; nothing was sent then. */
export async function sendOnce(intent: Intent, sending: Sending): Promise<Sent> {
  const { records, now, stillHolds, create } = sending;
  const begun = await records.begin(intent);
  if (begun.kind === 'inTheWay') return begun;
  if (!(await stillHolds().catch(() => false))) {
    await records.settle(intent.id, { kind: 'notSent', reason: 'outdated', at: now() });
    return { kind: 'outdated' };
  }
  const answer = await create(intent.body);
  const outcome = outcomeOf(answer, now());
  const job = answer.kind === 'answered' ? answer.value : undefined;
  try {
    await records.settle(intent.id, outcome, job);
    return { kind: 'sent', answer, outcome, notRecorded: undefined };
  } catch (error) {
    return { kind: 'sent', answer, outcome, notRecorded: error };
  }
}
