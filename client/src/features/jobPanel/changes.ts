/** Cancel, pause and resume: asked for by a person, confirmed, sent once. */
import * as vscode from 'vscode';
import type { Answer, Endpoint, SendOptions } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { cancelJob, pauseJob, resumeJob } from '../../api/jobs.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import type { JobChange } from './status.ts';

type Send = (
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
) => Promise<Answer<FineTuningJob>>;

export const sendChange: Readonly<Record<JobChange, Send>> = {
  cancel: cancelJob,
  pause: pauseJob,
  resume: resumeJob,
};

/** Asks for consent; `name` is that of the job's file, or its id. Throws `UserCancelled` without it. */
export async function confirmChange(change: JobChange, name: string): Promise<void> {
  switch (change) {
    case 'cancel':
      return confirm(
        vscode.l10n.t('Cancel the job {0}?', name),
        vscode.l10n.t(
          'This cannot be undone: the job ends without a trained model. What was trained so far may be charged.',
        ),
        vscode.l10n.t('Cancel Job'),
        vscode.l10n.t('Keep Job'),
      );
    case 'pause':
      return confirm(
        vscode.l10n.t('Pause the job {0}?', name),
        vscode.l10n.t('The training rests until the job is resumed.'),
        vscode.l10n.t('Pause'),
      );
    case 'resume':
      return confirm(
        vscode.l10n.t('Resume the job {0}?', name),
        vscode.l10n.t('The training goes on, and so do its costs.'),
        vscode.l10n.t('Resume'),
      );
  }
}

/** Why the service did not do what it was asked for. */
export function changeProblem(answer: Exclude<Answer, { kind: 'answered' }>): string {
  switch (answer.kind) {
    case 'refused':
      return vscode.l10n.t(
        'The service did not do this (HTTP {0}): {1}',
        answer.status,
        answer.error.message,
      );
    case 'unreadable':
    case 'redirected':
      return vscode.l10n.t(
        'The answer (HTTP {0}) cannot be read. The status tells whether it was done.',
        answer.status,
      );
    case 'notSent':
      return vscode.l10n.t(
        'The service was not reached, so nothing was changed ({0}).',
        answer.detail,
      );
    case 'unknown':
      return vscode.l10n.t(
        'No answer came ({0}). The status tells whether it was done.',
        answer.detail,
      );
  }
}
