/** How a submission or a job stands, and how that is drawn. */
import * as l10n from '@vscode/l10n';
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';

/** In the order in which the filter offers them. */
export const standings = [
  'unknown',
  'lookedFor',
  'sending',
  'waiting',
  'running',
  'paused',
  'notFollowed',
  'succeeded',
  'failed',
  'cancelled',
  'refused',
  'notSent',
] as const;

export type Standing = (typeof standings)[number];

/** Longer than a request lasts: an intent without an outcome is then one that nobody is at. In milliseconds. */
const longestRequest = 150_000;

/** Where a connection leads to now, by its id. */
export type AddressOf = (connectionId: string) => string | undefined;

/** `now` in milliseconds since 1970. */
export function standingOf(
  submission: Submission,
  { now, addressOf }: { readonly now: number; readonly addressOf: AddressOf },
): Standing {
  const { state, job, startedAt } = submission;
  switch (state.kind) {
    case 'created':
      if (goesOn(job) && !isFollowed(submission, addressOf)) return 'notFollowed';
      return job ? standingOfJob(job) : 'waiting';
    case 'intended':
      return now - startedAt < longestRequest ? 'sending' : 'unknown';
    case 'unknown':
      return state.lookedAt === undefined ? 'unknown' : 'lookedFor';
    case 'refused':
    case 'notSent':
      return state.kind;
  }
}

/** A status that nobody knows is one of a job that goes on. */
export function standingOfJob({ status }: FineTuningJob): Standing {
  switch (status) {
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'paused':
      return status;
    case 'validating_files':
    case 'queued':
    case 'pending':
      return 'waiting';
    default:
      return 'running';
  }
}

/** Whether the service may still change the job. */
export function goesOn(job: FineTuningJob | undefined): boolean {
  return job === undefined || !isTerminal(job.status);
}

/** Whether there is a job that goes on and that can be asked for: its connection leads to where it was sent. */
export function isFollowed({ state, job, connection }: Submission, addressOf: AddressOf): boolean {
  return state.kind === 'created' && goesOn(job) && addressOf(connection.id) === connection.address;
}

export interface Drawing {
  readonly icon: string;
  readonly color?: string;
}

export function drawingOf(standing: Standing): Drawing {
  switch (standing) {
    case 'unknown':
      return { icon: 'warning', color: 'list.warningForeground' };
    case 'lookedFor':
      return { icon: 'question' };
    case 'sending':
      return { icon: 'cloud-upload' };
    case 'waiting':
      return { icon: 'circle-large', color: 'charts.blue' };
    case 'running':
      return { icon: 'play-circle', color: 'charts.blue' };
    case 'paused':
      return { icon: 'debug-pause', color: 'charts.blue' };
    case 'notFollowed':
      return { icon: 'eye-closed' };
    case 'succeeded':
      return { icon: 'pass', color: 'testing.iconPassed' };
    case 'failed':
      return { icon: 'error', color: 'testing.iconFailed' };
    case 'cancelled':
      return { icon: 'circle-slash' };
    case 'refused':
      return { icon: 'stop-circle', color: 'testing.iconFailed' };
    case 'notSent':
      return { icon: 'debug-disconnect' };
  }
}

export function nameOf(standing: Standing): string {
  switch (standing) {
    case 'unknown':
      return l10n.t('outcome unknown');
    case 'lookedFor':
      return l10n.t('no job found');
    case 'sending':
      return l10n.t('being sent');
    case 'waiting':
      return l10n.t('waiting');
    case 'running':
      return l10n.t('running');
    case 'paused':
      return l10n.t('paused');
    case 'notFollowed':
      return l10n.t('not followed');
    case 'succeeded':
      return l10n.t('succeeded');
    case 'failed':
      return l10n.t('failed');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'refused':
      return l10n.t('refused');
    case 'notSent':
      return l10n.t('not sent');
  }
}
