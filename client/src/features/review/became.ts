/** What became of an earlier submission, and other text of others, within the sheet's sentences. */
import * as l10n from '@vscode/l10n';
import type { Submission } from '../../api/submission.ts';

const longestValue = 200;

/** Text of the file among the facts: it must not look like another fact, nor push one out of sight. */
export function onOneLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
}

/** Milliseconds since 1970 as the tooltips of the view Fine-Tuning Jobs write them. */
export function timeOf(time: number, language: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Date(time).toLocaleString(language, style);
}

/** In the middle of a sentence: the job, or what else came of a submission, with its time. */
export function whatBecameOf(
  { state, startedAt, connection, job }: Submission,
  language: string,
): string {
  const time = timeOf(startedAt, language);
  const label = onOneLine(connection.label);
  switch (state.kind) {
    case 'created':
      return job
        ? l10n.t('job {0} at {1} ({2}, {3})', state.jobId, label, time, onOneLine(job.status))
        : l10n.t('job {0} at {1} ({2})', state.jobId, label, time);
    case 'refused':
      return l10n.t('the submission that {0} refused ({1})', label, time);
    case 'intended':
    case 'unknown':
      return l10n.t('the submission to {0} whose outcome is not known ({1})', label, time);
    case 'notSent':
      return l10n.t('the submission that did not reach {0} ({1})', label, time);
  }
}
