/** What the history says of a file before it is submitted again. */
import * as l10n from '@vscode/l10n';
import type { Submission, SubmissionConnection } from '../../api/submission.ts';
import { isSameJob } from './mark.ts';
import { plainText } from '../../infrastructure/plainText.ts';

export interface Proposal {
  /** Of the submission. */
  readonly id: string;
  /** URI of the job file. */
  readonly document: string;
  readonly connection: SubmissionConnection;
  readonly body: string;
}

/**
 * The last submission that has brought, or may have brought, the same job to the same address: of this file, or of any
 * while nobody knows what became of it, since a file may have been copied or renamed.
 */
export function earlierOf(
  proposal: Proposal,
  newestFirst: readonly Submission[],
): Submission | undefined {
  return newestFirst.find(
    (submission) =>
      mayHaveBroughtJob(submission, proposal.document) && isSameSubmission(submission, proposal),
  );
}

/**
 * The submission that has to be asked about before the same is sent again. Of `toldOf` the sheet said that nobody knows
 * whether it has brought the job: another window may have found the job since, also for another file.
 */
export function toBeAskedAbout(
  proposal: Proposal,
  newestFirst: readonly Submission[],
  toldOf: string | undefined,
): Submission | undefined {
  const told = newestFirst.find(({ id }) => id === toldOf);
  if (told?.state.kind === 'created') return told;
  const earlier = earlierOf(proposal, newestFirst);
  const isTold = earlier?.state.kind === 'unknown' && earlier.id === toldOf;
  return isTold ? undefined : earlier;
}

/** Whether what was said of an earlier submission is still true. */
export function isAsBefore(now: Submission | undefined, before: Submission | undefined): boolean {
  return now?.id === before?.id && now?.state.kind === before?.state.kind;
}

/** Whether another submission asks the same service for the same job. */
export function isSameSubmission(other: Submission, { id, connection, body }: Proposal): boolean {
  return (
    other.id !== id &&
    other.connection.address === connection.address &&
    isSameJob(other.body, body)
  );
}

/** `intended` has no claim any more, else nothing could be submitted: its outcome was on disk and cannot be read. */
function mayHaveBroughtJob({ state, document }: Submission, proposed: string): boolean {
  if (state.kind === 'created') return document === proposed;
  return state.kind === 'unknown' || state.kind === 'intended';
}

/** What is known of an earlier submission of the same job; `when` is its time in words. */
export function earlierDetail({ state, job, connection }: Submission, when: string): string {
  const before =
    state.kind === 'created'
      ? l10n.t(
          'It was submitted on {0}, and the service created the job {1} ({2}).',
          when,
          plainText(state.jobId),
          plainText(job?.status ?? 'unknown'),
        )
      : l10n.t('It was submitted on {0}, and it is not known whether a job was created.', when);
  return connection.kind === 'sandbox'
    ? before
    : `${before} ${l10n.t('A second job costs a second time.')}`;
}
