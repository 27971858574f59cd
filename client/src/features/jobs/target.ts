/** Which submission or job a command is about. */
import * as vscode from 'vscode';
import { getJob } from '../../api/jobs.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { isRecord, textOf } from '../../api/json.ts';
import type { Submission } from '../../api/submission.ts';
import { Problem } from '../../infrastructure/errors.ts';
import type { ReadyService } from './accountReader.ts';
import type { Account, JobName } from './entries.ts';
import { failureWords } from './failureWords.ts';
import type { JobsHost } from './host.ts';
import { plain } from './plain.ts';

/** What is known of it: from the history, from the account's list, or no more than its name. */
export interface Target {
  readonly submission: Submission | undefined;
  readonly job: FineTuningJob | undefined;
  readonly connectionId: string;
  readonly jobId: string | undefined;
  /** For people: the file's name, or the job's. One line. */
  readonly title: string;
}

/** A target that the service gave an id. */
export type JobTarget = Target & { readonly jobId: string };

/** Reads what a row, a menu or another extension gave to a command; `undefined` when it names nothing. */
export function readName(given: unknown): JobName | undefined {
  if (!isRecord(given)) return undefined;
  const submissionId = textOf(given['submissionId']);
  const connectionId = textOf(given['connectionId']);
  const jobId = textOf(given['jobId']);
  if (submissionId === undefined && (connectionId === undefined || jobId === undefined))
    return undefined;
  return { submissionId, connectionId, jobId };
}

export async function findTarget(
  { submissionId, connectionId = '', jobId }: JobName,
  { history }: JobsHost,
  account: Account | undefined,
): Promise<Target> {
  if (submissionId === undefined) {
    const jobs = account?.service?.id === connectionId ? account.list.jobs : [];
    const job = jobs.find(({ id }) => id === jobId);
    const title = plain(job?.suffix ?? jobId ?? '');
    return { submission: undefined, job, connectionId, jobId, title };
  }
  const submission = await history.get(submissionId);
  if (!submission)
    throw new Problem(vscode.l10n.t('This submission is not in the history any more.'));
  const { state, job, connection, fileName } = submission;
  return {
    submission,
    job,
    connectionId: connection.id,
    jobId: state.kind === 'created' ? state.jobId : undefined,
    title: plain(fileName),
  };
}

export function requireJob(target: Target): JobTarget {
  const { jobId, title } = target;
  if (jobId === undefined)
    throw new Problem(vscode.l10n.t('No job is known to have come of {0}.', title));
  return { ...target, jobId };
}

/** The connection of a job, ready for requests; refuses to ask another service than the one that has the job. */
export async function readyFor(
  { connectionId, submission }: Target,
  { readyById }: JobsHost,
): Promise<ReadyService> {
  const ready = await readyById(connectionId, { interactive: true });
  if (!ready)
    throw new Problem(vscode.l10n.t('There is no connection "{0}" any more.', connectionId));
  const sentTo = submission?.connection.address;
  if (sentTo === undefined || sentTo === ready.address) return ready;
  throw new Problem(
    vscode.l10n.t(
      '{0} is another service now: the job was sent to {1}, and the connection leads to {2}.',
      plain(ready.label),
      sentTo,
      ready.address,
    ),
  );
}

/** The job as the service describes it, with the text of its answer. */
export async function readWhole(
  target: JobTarget,
  host: JobsHost,
): Promise<{ readonly job: FineTuningJob; readonly text: string }> {
  const ready = await readyFor(target, host);
  const answer = await getJob(await ready.endpoint(), target.jobId);
  if (answer.kind === 'answered') return { job: answer.value, text: answer.text };
  const { label, detail } = failureWords(answer, ready.label);
  throw new Problem(
    vscode.l10n.t('The job of {0} could not be read. {1}: {2}', target.title, label, detail),
  );
}
