/** What the history says of a file before it is submitted again. */
import type { Submission, SubmissionConnection } from '../../api/submission.ts';
import { isSameJob } from './mark.ts';

export interface Proposal {
  /** URI of the job file. */
  readonly document: string;
  readonly connection: SubmissionConnection;
  readonly body: string;
}

/** The last submission of this file that has brought, or may have brought, the same job to the same address. */
export function earlierOf(
  { document, connection, body }: Proposal,
  newestFirst: readonly Submission[],
): Submission | undefined {
  return newestFirst.find(
    (submission) =>
      submission.document === document &&
      submission.connection.address === connection.address &&
      (submission.state.kind === 'created' || submission.state.kind === 'unknown') &&
      isSameJob(submission.body, body),
  );
}
