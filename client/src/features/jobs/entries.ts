/** The tree of the view as data: what stands in it, from what is known. Pure. */
import * as l10n from '@vscode/l10n';
import type { FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import type { AccountJobs } from './accountJobs.ts';
import { failureWords } from './failureWords.ts';
import { plain } from './plain.ts';
import { standingOf, standingOfJob, type AddressOf, type Standing } from './standing.ts';

/** What names a job or a submission: every row of one has it, and the commands take it. */
export interface JobName {
  readonly submissionId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly jobId?: string | undefined;
}

export interface Service {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly address: string;
}

export interface SubmissionEntry extends JobName {
  readonly kind: 'submission';
  readonly submission: Submission;
  readonly standing: Standing;
}

export interface JobEntry extends JobName {
  readonly kind: 'job';
  readonly service: Service;
  readonly job: FineTuningJob;
  /** The file that it was sent from, as far as the history knows. */
  readonly fileName: string | undefined;
}

export interface GroupEntry {
  readonly kind: 'workspace' | 'account';
  readonly label: string;
}

export interface MessageEntry {
  readonly kind: 'message';
  /** Unique in the tree. */
  readonly id: string;
  readonly tone: 'information' | 'warning' | 'more';
  readonly label: string;
  readonly detail: string;
  readonly command: { readonly id: string; readonly title: string } | undefined;
}

export type Entry = SubmissionEntry | JobEntry | GroupEntry | MessageEntry;

/** All that the tree is made of. */
export interface Knowledge {
  /** Of this workspace, newest first. */
  readonly submissions: readonly Submission[];
  /** Of all workspaces. */
  readonly everywhere: readonly Submission[];
  readonly addressOf: AddressOf;
  /** Why a running job could not be read again; empty when all could. */
  readonly unread: string;
  /** Whose account is shown; `undefined` when there is none, or nothing may be asked. */
  readonly account: Account | undefined;
  readonly hasFolders: boolean;
  readonly isTrusted: boolean;
  /** The standings that are shown; empty for all. */
  readonly filter: ReadonlySet<Standing>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Account {
  readonly label: string;
  /** `undefined` while it cannot be asked: a key or a consent is missing. */
  readonly service: Service | undefined;
  readonly list: AccountJobs;
}

/** The top of the tree; empty where the view shows its welcome instead. */
export function rootEntries({ submissions, account, hasFolders, isTrusted }: Knowledge): Entry[] {
  const workspace = hasFolders ? l10n.t('This Workspace') : l10n.t('All Submissions');
  const groups: Entry[] = [];
  if (submissions.length > 0 || account) groups.push({ kind: 'workspace', label: workspace });
  if (account)
    groups.push({ kind: 'account', label: l10n.t('Account: {0}', plain(account.label)) });
  if (!isTrusted && submissions.length > 0) groups.push(restricted());
  return groups;
}

export function workspaceEntries(knowledge: Knowledge): Entry[] {
  const { submissions, unread, filter } = knowledge;
  if (submissions.length === 0) return [nothingSent()];
  const rows = submissions
    .map((submission) => ({ submission, standing: standingOf(submission, knowledge) }))
    .filter(({ standing }) => isShown(standing, filter))
    .map(({ submission, standing }): SubmissionEntry => {
      const { id, connection, state } = submission;
      return {
        kind: 'submission',
        ...{ submission, standing },
        submissionId: id,
        connectionId: connection.id,
        ...(state.kind === 'created' && { jobId: state.jobId }),
      };
    });
  return [
    ...(unread === '' ? [] : [notReadAgain(unread)]),
    ...rows,
    ...hidden('workspace', submissions.length - rows.length),
  ];
}

export function accountEntries(account: Account, knowledge: Knowledge): Entry[] {
  const { service, list } = account;
  if (!service) return [notConnected()];
  const rows = list.jobs
    .filter((job) => isShown(standingOfJob(job), knowledge.filter))
    .map((job): JobEntry => {
      const name = { connectionId: service.id, jobId: job.id };
      const fileName = fileNameOf(job.id, service, knowledge);
      return { kind: 'job', service, job, fileName, ...name };
    });
  return [...rows, ...hidden('account', list.jobs.length - rows.length), ...endOf(account)];
}

/** A sandbox begins to count anew with each start, so its address counts too. */
function fileNameOf(
  jobId: string,
  { id, address }: Service,
  { everywhere }: Knowledge,
): string | undefined {
  const submission = everywhere.find(
    ({ connection, state }) =>
      connection.id === id &&
      connection.address === address &&
      state.kind === 'created' &&
      state.jobId === jobId,
  );
  return submission?.fileName;
}

function isShown(standing: Standing, filter: ReadonlySet<Standing>): boolean {
  return filter.size === 0 || filter.has(standing);
}

function endOf({ label: service, list: { jobs, end } }: Account): readonly MessageEntry[] {
  if (end === 'complete')
    return jobs.length > 0 ? [] : [information('noJobs', l10n.t('No jobs'), '')];
  if (end === 'more') return [more()];
  if (end === 'repeats')
    return [
      {
        ...information(
          'repeats',
          l10n.t('The service repeats itself'),
          l10n.t(
            'It says that there are more jobs, and sends those that it sent before. No more are asked for.',
          ),
        ),
        tone: 'warning',
      },
    ];
  const { label, detail, remedy } = failureWords(end, service);
  return [{ kind: 'message', id: 'failure', tone: 'warning', label, detail, command: remedy }];
}

function information(id: string, label: string, detail: string): MessageEntry {
  return { kind: 'message', id, tone: 'information', label, detail, command: undefined };
}

function more(): MessageEntry {
  const command = { id: 'ftjob.loadMoreJobs', title: l10n.t('Load More') };
  return { kind: 'message', id: 'more', tone: 'more', label: command.title, detail: '', command };
}

function hidden(group: string, count: number): readonly MessageEntry[] {
  if (count === 0) return [];
  const command = { id: 'ftjob.filterJobs', title: l10n.t('Change the Filter') };
  const label = count === 1 ? l10n.t('1 is filtered out') : l10n.t('{0} are filtered out', count);
  return [{ ...information(`hidden ${group}`, label, ''), command }];
}

function nothingSent(): MessageEntry {
  const command = { id: 'ftjob.newJobFile', title: l10n.t('New Job File') };
  return { ...information('nothingSent', l10n.t('No submissions'), ''), command };
}

function notConnected(): MessageEntry {
  return {
    kind: 'message',
    id: 'notConnected',
    tone: 'warning',
    label: l10n.t('Connect to read the jobs'),
    detail: l10n.t('A key, or your consent to send it, is missing.'),
    command: { id: 'ftjob.connectAccount', title: l10n.t('Connect') },
  };
}

function notReadAgain(detail: string): MessageEntry {
  const command = { id: 'ftjob.refreshJobs', title: l10n.t('Try Again') };
  const label = l10n.t('Running jobs could not be read again');
  return { kind: 'message', id: 'unread', tone: 'warning', label, detail, command };
}

function restricted(): MessageEntry {
  const command = { id: 'workbench.trust.manage', title: l10n.t('Manage Workspace Trust') };
  const label = l10n.t('Restricted Mode');
  const detail = l10n.t('The service is not asked in a folder that you do not trust.');
  return { ...information('restricted', label, detail), command };
}
