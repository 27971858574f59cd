/** That a job has ended, in one sentence for a notification. */
import * as l10n from '@vscode/l10n';
import type { FineTuningJob } from '../../api/job.ts';
import { plainText } from '../../infrastructure/plainText.ts';

/** `fileName` is that of the job file; `undefined` for a job that was not submitted from here. */
export function endWords({ status, error }: FineTuningJob, fileName: string | undefined): string {
  const name = fileName === undefined ? l10n.t('a fine-tuning job') : plainText(fileName);
  if (status === 'succeeded') return l10n.t('The job of {0} has succeeded.', name);
  if (status === 'cancelled') return l10n.t('The job of {0} was cancelled.', name);
  return error
    ? l10n.t('The job of {0} has failed: {1}', name, plainText(error.message))
    : l10n.t('The job of {0} has failed.', name);
}
