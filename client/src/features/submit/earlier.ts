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

/** The last submission of this file that has brought, or may have brought, the same job to the same address. */
export function earlierOf(
  { id, document, connection, body }: Proposal,
  newestFirst: readonly Submission[],
): Submission | undefined {
  return newestFirst.find(
    (submission) =>
      submission.id !== id &&
      submission.document === document &&
      submission.connection.address === connection.address &&
      mayHaveBroughtJob(submission) &&
      isSameJob(submission.body, body),
  );
}

/** `intended` has no claim any more, else nothing could be submitted: its outcome was on disk and cannot be read. */
function mayHaveBroughtJob({ state }: Submission): boolean {
  return state.kind === 'created' || state.kind === 'unknown' || state.kind === 'intended';
}

/** What is known of an earlier submission of the same job; `when` is its time in words. */
export function earlierDetail({ state, job }: Submission, when: string): string {
  const before =
    state.kind === 'created'
      ? l10n.t(
          'It was submitted on {0}, and the service created the job {1} ({2}).',
          when,
          plainText(state.jobId),
          plainText(job?.status ?? 'unknown'),
        )
      : l10n.t('It was submitted on {0}, and it is not known whether a job was created.', when);
  return `${before} ${l10n.t('A second job costs a second time.')}`;
}
