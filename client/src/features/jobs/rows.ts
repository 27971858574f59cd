/** What VS Code shows of each entry of the tree. Pure: plain texts, no markup. */
import * as l10n from '@vscode/l10n';
import type { FineTuningJob } from '../../api/job.ts';
import { keptFailure } from '../../api/keptFailure.ts';
import type { Submission } from '../../api/submission.ts';
import { withoutAnswer } from '../../api/withoutAnswer.ts';
import { abilitiesOf } from './abilities.ts';
import type { Entry, JobEntry, MessageEntry, SubmissionEntry } from './entries.ts';
import { plain } from './plain.ts';
import { drawingOf, goesOn, nameOf, standingOfJob, type Drawing } from './standing.ts';
import { stemOf } from './stem.ts';
import { dateText, shortTime } from './times.ts';

export interface Row {
  readonly id: string;
  /** What tells it from the others, in as few words as fit beside a small icon. */
  readonly label: string;
  readonly description: string;
  /** Both in whole words, for a screen reader. */
  readonly spoken: string;
  readonly tooltip: string;
  readonly drawing: Drawing | undefined;
  /** Words for the `when` of menus. */
  readonly abilities: readonly string[];
  readonly isOutstanding: boolean;
  readonly children: 'none' | 'shown' | 'folded';
  /** What a click does; the command is given the entry. */
  readonly command: { readonly id: string; readonly title: string } | undefined;
}

interface Steps {
  readonly done: number;
  readonly total: number;
}

export interface RowContext {
  /** As in `vscode.env.language`. */
  readonly language: string;
  readonly isTrusted: boolean;
  /** The newest step of a running job. */
  readonly stepsOf: (jobId: string) => Steps | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function rowOf(entry: Entry, context: RowContext): Row {
  switch (entry.kind) {
    case 'workspace':
      return { ...group, ...named(entry), id: 'workspace', children: 'shown' };
    case 'account':
      // Folded until somebody opens it: that is when the service is asked.
      return { ...group, ...named(entry), id: `account ${entry.label}`, children: 'folded' };
    case 'message':
      return messageRow(entry);
    case 'submission':
      return submissionRow(entry, context);
    case 'job':
      return jobRow(entry, context);
  }
}

function named({ label }: { readonly label: string }) {
  return { label, spoken: label };
}

const group = {
  description: '',
  tooltip: '',
  drawing: undefined,
  abilities: [],
  isOutstanding: false,
  command: undefined,
} as const;

function messageRow({ id, tone, label, detail, command }: MessageEntry): Row {
  const icons = { information: 'info', warning: 'warning', more: 'ellipsis' };
  const color = tone === 'warning' ? { color: 'list.warningForeground' } : {};
  return {
    ...group,
    id: `message ${id}`,
    label,
    description: detail,
    spoken: spokenOf(label, detail),
    tooltip: lines(label, detail, command ? l10n.t('Click: {0}', command.title) : ''),
    drawing: { icon: icons[tone], ...color },
    children: 'none',
    command,
  };
}

function submissionRow(entry: SubmissionEntry, context: RowContext): Row {
  const { submission, standing } = entry;
  const { state, job, fileName, connection, startedAt, notes } = submission;
  const isFollowed = standing !== 'notFollowed';
  const known = job === undefined ? '' : plain(job.status, 40);
  const status = isFollowed && known !== '' ? known : nameOf(standing);
  const before = isFollowed || known === '' ? '' : l10n.t('was {0}', known);
  const jobId = state.kind === 'created' ? state.jobId : undefined;
  const abilities = abilitiesOf(entry);
  const steps = isFollowed ? stepsOf(job, jobId, context) : undefined;
  const sent = shortTime(startedAt, context.language, context.now);
  const name = plain(fileName);
  const said = (progress: string) => facts(status, before, progress, sent, plain(notes, 40));
  return {
    ...group,
    id: `submission ${submission.id}`,
    label: plain(shortened(stemOf(fileName))),
    description: said(fraction(steps)),
    spoken: spokenOf(name, said(inWords(steps))),
    tooltip: lines(
      name,
      l10n.t('Status: {0}', facts(status, before, inWords(steps))),
      isFollowed ? '' : elsewhereText(submission),
      reasonOf(submission, context.language),
      l10n.t('Sent: {0}', dateText(startedAt, context.language)),
      l10n.t('Connection: {0}', plain(connection.label)),
      ...jobLines(job, jobId),
      notes === '' ? '' : l10n.t('Notes: {0}', plain(notes, 500)),
    ),
    drawing: drawingOf(standing),
    abilities,
    isOutstanding: standing === 'unknown',
    children: 'none',
    command:
      abilities.includes('panel') && context.isTrusted
        ? { id: 'ftjob.openJob', title: l10n.t('Open') }
        : { id: 'ftjob.showAnswer', title: l10n.t('Show Answer') },
  };
}

function jobRow(entry: JobEntry, context: RowContext): Row {
  const { job, service, fileName } = entry;
  const known = job.suffix ?? job.model ?? job.id;
  const name = plain(known);
  const status = plain(job.status, 40);
  const createdAt = (job.createdAt ?? Number.NaN) * 1000;
  const created = shortTime(createdAt, context.language, context.now);
  const steps = stepsOf(job, job.id, context);
  const said = (progress: string, file: string | undefined) =>
    facts(status, progress, created, file === undefined ? '' : l10n.t('from {0}', plain(file, 40)));
  const stem = fileName === undefined ? undefined : shortened(stemOf(fileName));
  return {
    ...group,
    id: `job ${service.id} ${job.id}`,
    label: plain(shortened(known)),
    description: said(fraction(steps), stem),
    spoken: spokenOf(name, said(inWords(steps), fileName)),
    tooltip: lines(
      name,
      l10n.t('Status: {0}', facts(status, inWords(steps))),
      l10n.t('Created: {0}', dateText(createdAt, context.language)),
      fileName === undefined ? '' : l10n.t('Sent from: {0}', plain(fileName)),
      ...jobLines(job, job.id),
    ),
    drawing: drawingOf(standingOfJob(job)),
    abilities: abilitiesOf(entry),
    children: 'none',
    command: { id: 'ftjob.openJob', title: l10n.t('Open') },
  };
}

/** How far a job is that goes on. How long it has taken would be wrong a moment later: rows stand until the next reading. */
function stepsOf(
  job: FineTuningJob | undefined,
  jobId: string | undefined,
  context: RowContext,
): Steps | undefined {
  return jobId === undefined || !goesOn(job) ? undefined : context.stepsOf(jobId);
}

function fraction(steps: Steps | undefined): string {
  return steps ? l10n.t('{0}/{1}', steps.done, steps.total) : '';
}

function inWords(steps: Steps | undefined): string {
  return steps ? l10n.t('step {0} of {1}', steps.done, steps.total) : '';
}

/** More of a name leaves no room for the status in a side bar of 240 pixels. */
const longestLabel = 15;

/** The beginning and the end: versions of one experiment differ there. */
function shortened(name: string): string {
  if (name.length <= longestLabel) return name;
  const end = Math.floor((2 * longestLabel) / 5);
  return `${name.slice(0, longestLabel - end - 1)}…${name.slice(-end)}`;
}

function spokenOf(name: string, description: string): string {
  return [name, description].filter((part) => part !== '').join(', ');
}

/** Why a job is not followed. */
function elsewhereText({ connection: { kind, address } }: Submission): string {
  const words = l10n.t('It was sent to {0}; its connection does not lead there now.', address);
  return kind === 'sandbox'
    ? `${words} ${l10n.t('A sandbox that ftjob started for an earlier window is gone with its jobs.')}`
    : words;
}

function reasonOf({ state, job, connection }: Submission, language: string): string {
  switch (state.kind) {
    case 'notSent':
      return l10n.t('Reason: {0}', plain(withoutAnswer(state, connection.label), 200));
    case 'unknown': {
      const reason = plain(withoutAnswer(state, connection.label), 200);
      if (state.lookedAt === undefined) return l10n.t('A job may exist. Reason: {0}', reason);
      const looked = dateText(state.lookedAt, language);
      return l10n.t('No job was found until {0}. Why it was looked for: {1}', looked, reason);
    }
    case 'intended':
      return l10n.t('There is no answer. A job may exist.');
    case 'refused': {
      const failure = keptFailure(state);
      const said = failure?.kind === 'refused' ? plain(failure.error.message, 200) : '';
      return said === ''
        ? l10n.t('Answer: HTTP {0}', state.status)
        : l10n.t('Answer: HTTP {0}: {1}', state.status, said);
    }
    case 'created':
      return job?.error ? l10n.t('Reason: {0}', plain(job.error.message, 200)) : '';
  }
}

function jobLines(job: FineTuningJob | undefined, id: string | undefined): readonly string[] {
  const line = (text: (value: string) => string, value: string | undefined) =>
    value === undefined ? '' : text(plain(value, 120));
  return [
    line((value) => l10n.t('Job: {0}', value), id),
    line((value) => l10n.t('Model: {0}', value), job?.model),
    line((value) => l10n.t('Method: {0}', value), job?.method),
    line((value) => l10n.t('Trained model: {0}', value), job?.fineTunedModel),
  ];
}

function facts(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
