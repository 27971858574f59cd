/** What to tell when the state of a job could not be read again. Reading changes nothing, so it may be repeated. */
import * as l10n from '@vscode/l10n';
import type { Failure } from '../../api/http.ts';
import { withoutAnswer } from '../../api/withoutAnswer.ts';

/** `label` is the connection's. */
export function readingProblem(failure: Failure, label: string): string {
  switch (failure.kind) {
    case 'refused':
      return l10n.t(
        'The job could not be read (HTTP {0}): {1}',
        failure.status,
        failure.error.message,
      );
    case 'unreadable':
    case 'redirected':
      return l10n.t('The job could not be read (HTTP {0}).', failure.status);
    case 'notSent':
    case 'unknown':
      // No request was made: what kept it back is in the detail.
      return failure.reason === 'invalidRequest'
        ? l10n.t('The job could not be read: {0}', failure.detail)
        : l10n.t('The job could not be read. {0}', withoutAnswer(failure, label));
  }
}

/** What came of reading the job when a person asked for it. */
export function refreshed({
  needsPerson,
  elsewhere,
  failure,
}: {
  readonly needsPerson: boolean;
  readonly elsewhere: string | undefined;
  readonly failure: Failure | undefined;
}): string {
  if (elsewhere !== undefined)
    return l10n.t('The job was not read: its connection leads to another service.');
  return needsPerson || failure
    ? l10n.t('The job could not be read.')
    : l10n.t('The job was read again.');
}

/** Milliseconds in which every part of a service must have heard of a new job. */
const longestSpread = 10 * 60_000;

/**
 * Whether the service would say the same if it was asked again: of a key that it does not take, of a job that it does
 * not know. Times are in ms since 1970; `lastReadAt` is when it last told the job, or created it.
 */
export function isForGood(failure: Failure, lastReadAt: number | undefined, now: number): boolean {
  if (failure.kind !== 'refused') return false;
  if (failure.status === 404) return lastReadAt === undefined || now - lastReadAt > longestSpread;
  return failure.status === 401 || failure.status === 403;
}

/** Seconds that the service asked for; `undefined` where it named none. */
export function retryAfterOf(failure: Failure | undefined): number | undefined {
  return failure && 'retryAfterSeconds' in failure ? failure.retryAfterSeconds : undefined;
}

/** Whether nothing that we could read came from the service, or nothing reached it. */
export function isSilence({ kind }: Failure): boolean {
  return kind === 'notSent' || kind === 'unknown';
}
