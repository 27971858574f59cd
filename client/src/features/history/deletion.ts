/** What is asked before the history is deleted. Pure. */
import * as l10n from '@vscode/l10n';
import { isTerminal } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';

/** What *Delete History* comes upon. */
export interface Deletion {
  readonly deleted: readonly Pick<Submission, 'state' | 'job'>[];
  /** How many files that could not be read go with them. */
  readonly broken: number;
  /** How many uploaded files are remembered. */
  readonly uploads: number;
  /** How many stay, since nobody knows yet what became of them. */
  readonly kept: number;
}

/** For `confirm`. */
export function deletionQuestion({
  deleted,
  broken,
  uploads,
  kept,
}: Deletion): readonly [message: string, detail: string] {
  if (deleted.length === 0 && broken === 0)
    return [
      l10n.t('Delete the list of uploaded files?'),
      [uploadsWords(uploads), keptWords(kept)].filter((detail) => detail !== '').join(' '),
    ];
  const running = deleted.filter(
    ({ state, job }) => state.kind === 'created' && !(job && isTerminal(job.status)),
  ).length;
  const notFound = deleted.filter(({ state }) => state.kind === 'unknown').length;
  const details = [
    l10n.t(
      'Requests, answers, events and notes of all folders, and the list of uploaded files, are deleted on this machine. The jobs stay at the service.',
    ),
    runningWords(running),
    notFoundWords(notFound),
    brokenWords(broken),
    keptWords(kept),
  ];
  return [
    deleted.length === 1
      ? l10n.t('Delete 1 submission from the history?')
      : l10n.t('Delete {0} submissions from the history?', deleted.length),
    details.filter((detail) => detail !== '').join(' '),
  ];
}

function runningWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? l10n.t('1 of them was running when it was last read: it goes on there.')
    : l10n.t('{0} of them were running when they were last read: they go on there.', count);
}

function notFoundWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? l10n.t('Of 1 no job was found. Without the record ftjob cannot look for it again.')
    : l10n.t('Of {0} no job was found. Without the records ftjob cannot look again.', count);
}

function uploadsWords(count: number): string {
  return count === 1
    ? l10n.t('1 file is not offered by completion any more. It stays at the service.')
    : l10n.t('{0} files are not offered by completion any more. They stay at the service.', count);
}

function brokenWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? l10n.t('1 file that could not be read is deleted too.')
    : l10n.t('{0} files that could not be read are deleted too.', count);
}

function keptWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? l10n.t('1 submission stays, because it is not known yet what became of it.')
    : l10n.t('{0} submissions stay, because it is not known yet what became of them.', count);
}
