/**
 * A submission whose outcome is not known: looks in the service's list, says what was found, and only then offers to
 * send again. No dialog: the user may be at something else, and an unanswered message leaves all as it was.
 */
import * as vscode from 'vscode';
import type { Failure } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { listJobs } from '../../api/jobs.ts';
import type { Submission } from '../../api/submission.ts';
import { Problem, runReporting, UserCancelled } from '../../infrastructure/errors.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { pick } from '../../infrastructure/prompts.ts';
import { lookUp, type Finding } from './lookUp.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { timeInWords, type ReadyService, type SubmissionRecords } from './records.ts';

export interface ResolveHost {
  readonly log: vscode.LogOutputChannel;
  readonly records: SubmissionRecords;
  readonly readyById: (
    id: string,
    options: { readonly interactive: boolean },
  ) => Promise<ReadyService | undefined>;
  /** Opens the panel of a job. */
  readonly open: (job: {
    readonly connectionId: string;
    readonly jobId: string;
    readonly submissionId: string;
  }) => Promise<void>;
  /** The job of a submission was looked for in vain. */
  readonly onLooked: (submission: Submission) => void;
  /** Starts the questions of a submission anew. */
  readonly submitAgain: (document: vscode.Uri) => Promise<void>;
  /** Why it is looked for, where the user has asked for something else: the first sentence of what is told. */
  readonly reason?: string | undefined;
}

/** Milliseconds that one page of the list may take. */
const longestPage = 30_000;

/** Looks for the job and tells; returns when the user has answered. Its progress can be cancelled. */
export async function resolve(submission: Submission, host: ResolveHost): Promise<void> {
  const service = await serviceOf(submission, host);
  const file = plainText(submission.fileName);
  const title = vscode.l10n.t('Looking for the job of {0} at {1}', file, service.label);
  const finding = await withCancellableProgress(title, async (signal) => {
    const endpoint = await service.endpoint();
    const options = { signal, timeoutMs: longestPage };
    const foreign = await otherJobs(submission, host.records);
    return lookUp(submission, { listPage: (page) => listJobs(endpoint, page, options), foreign });
  });
  host.log.info(`Looked for the job of submission ${submission.id}: ${finding.kind}`);
  await tell(finding, submission, service, host);
}

/** The connection that it was sent by, if it still leads there. */
async function serviceOf({ connection }: Submission, host: ResolveHost): Promise<ReadyService> {
  const service = await host.readyById(connection.id, { interactive: true });
  if (!service) throw new UserCancelled();
  if (service.address === connection.address) return service;
  throw new Problem(
    vscode.l10n.t(
      'The submission went to {0}, but the connection {1} has another address now. Look for the job there, or set the address back and submit again.',
      connection.address,
      connection.label,
    ),
  );
}

function told(message: string, { reason }: ResolveHost): string {
  return reason === undefined ? message : `${reason} ${message}`;
}

/** The jobs of other submissions. A sandbox begins to count anew with each start, so its address counts too. */
async function otherJobs({ id, connection }: Submission, records: SubmissionRecords) {
  const others = (await records.list()).filter(
    (other) => other.id !== id && other.connection.address === connection.address,
  );
  return new Set(others.flatMap(({ state }) => (state.kind === 'created' ? state.jobId : [])));
}

async function tell(
  finding: Finding,
  submission: Submission,
  service: ReadyService,
  host: ResolveHost,
): Promise<void> {
  switch (finding.kind) {
    case 'certain':
      if (host.reason !== undefined)
        void vscode.window.showInformationMessage(told(vscode.l10n.t('Its job was found.'), host));
      return adopt(finding.job, submission, host);
    case 'candidates':
      return askWhich(finding, submission, service, host);
    case 'none':
      return tellNone(finding, submission, service, host);
    case 'failed':
      return tellFailure(finding.failure, submission, service, host);
  }
}

async function adopt(
  job: FineTuningJob,
  { id, connection }: Submission,
  { records, open }: ResolveHost,
): Promise<void> {
  const [jobId, at, answer] = [job.id, Date.now(), JSON.stringify(job, undefined, 2)];
  await records.settle(id, { kind: 'created', jobId, at, answer, found: true }, job);
  await open({ connectionId: connection.id, jobId, submissionId: id });
}

async function askWhich(
  { jobs, isComplete }: Finding & { readonly kind: 'candidates' },
  submission: Submission,
  service: ReadyService,
  host: ResolveHost,
): Promise<void> {
  const [first] = jobs;
  const file = plainText(submission.fileName);
  const when = timeInWords(submission.startedAt);
  const isOne = jobs.length === 1 && first !== undefined;
  const message = isOne
    ? vscode.l10n.t(
        '{0} has a job that fits {1}, which you submitted on {2}: {3}. Is it that one?',
        service.label,
        file,
        when,
        descriptionOf(first),
      )
    : vscode.l10n.t(
        '{0} has {1} jobs that fit {2}, which you submitted on {3}. Which one is it?',
        service.label,
        jobs.length,
        file,
        when,
      );
  const use = isOne ? vscode.l10n.t('Use This Job') : vscode.l10n.t('Choose the Job');
  const another = isOne ? vscode.l10n.t('It Is Another') : vscode.l10n.t('None of Them');
  const chosen = await vscode.window.showWarningMessage(told(message, host), use, another);
  if (chosen === another)
    return tellNone({ kind: 'none', isComplete, jobsRead: 0 }, submission, service, host);
  if (chosen !== use) return;
  await adopt(isOne ? first : await choose(jobs, file), submission, host);
}

async function choose(jobs: readonly FineTuningJob[], file: string): Promise<FineTuningJob> {
  const items = jobs.map((job) => ({
    label: plainText(job.id),
    description: plainText(job.status),
    detail: detailsOf(job),
    job,
  }));
  return (await pick(items, { title: vscode.l10n.t('The job of {0}', file) })).job;
}

function descriptionOf(job: FineTuningJob): string {
  return `${plainText(job.id)}, ${plainText(job.status)}, ${detailsOf(job)}`;
}

function detailsOf({ createdAt, model, trainingFile }: FineTuningJob): string {
  const created = createdAt === undefined ? undefined : timeInWords(createdAt * 1000);
  return [created, model, trainingFile]
    .filter((part) => part !== undefined)
    .map(plainText)
    .join(', ');
}

async function tellNone(
  { isComplete, jobsRead }: Finding & { readonly kind: 'none' },
  submission: Submission,
  service: ReadyService,
  host: ResolveHost,
): Promise<void> {
  const at = Date.now();
  await markLooked(submission, at, host);
  const file = plainText(submission.fileName);
  const found = isComplete
    ? vscode.l10n.t(
        'Until {0}, {1} had no job that came of {2}. One may still appear.',
        timeInWords(at),
        service.label,
        file,
      )
    : vscode.l10n.t(
        'Until {0}, no job that came of {1} was among the {2} that {3} listed; its list did not end there.',
        timeInWords(at),
        file,
        jobsRead,
        service.label,
      );
  const lookFirst =
    submission.connection.kind === 'sandbox'
      ? vscode.l10n.t('Look again before you send it again.')
      : vscode.l10n.t('Look again before you send it again: a second job costs a second time.');
  await offerNext(`${found} ${lookFirst}`, submission, host, sendAgain(submission, host));
}

async function tellFailure(
  failure: Failure,
  submission: Submission,
  service: ReadyService,
  host: ResolveHost,
): Promise<void> {
  // Without this way out a file could never be submitted again at a service that has no list.
  const looked = {
    title: vscode.l10n.t('I Have Looked Myself'),
    run: () => markLooked(submission, Date.now(), host),
  };
  const message = vscode.l10n.t(
    'The jobs of {0} could not be read ({1}), so it is still not known whether {2} has become a job.',
    service.label,
    plainText(wordsOf(failure)),
    plainText(submission.fileName),
  );
  await offerNext(message, submission, host, looked);
}

function wordsOf(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return `HTTP ${failure.status}: ${failure.error.message}`;
    case 'unreadable':
    case 'redirected':
      return `HTTP ${failure.status}`;
    case 'notSent':
    case 'unknown':
      return failure.detail;
  }
}

interface Next {
  readonly title: string;
  readonly run: () => Promise<void>;
}

async function offerNext(message: string, submission: Submission, host: ResolveHost, other: Next) {
  const again = {
    title: vscode.l10n.t('Look Again'),
    run: () => resolve(submission, host),
  };
  const chosen = await vscode.window.showWarningMessage(told(message, host), again, other);
  if (chosen) await runReporting(host.log, chosen.run);
}

function sendAgain(submission: Submission, { submitAgain }: ResolveHost): Next {
  return {
    title: vscode.l10n.t('Send Again'),
    run: () => submitAgain(vscode.Uri.parse(submission.document)),
  };
}

/** From now on the file may be sent again. */
async function markLooked(submission: Submission, at: number, { records, onLooked }: ResolveHost) {
  const { id, state: before } = submission;
  const unknown =
    before.kind === 'unknown' ? before : { kind: 'unknown' as const, reason: 'interrupted', at };
  const state = { ...unknown, lookedAt: at };
  await records.settle(id, state);
  onLooked({ ...submission, state });
}
