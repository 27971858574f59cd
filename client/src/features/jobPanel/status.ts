/** What the status of a job means, and what can be done with a job that has it. */
import * as l10n from '@vscode/l10n';
import { isTerminal } from '../../api/job.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import type { Status } from '../../../webview/messages.ts';

/** What a person can ask of a job. */
export type JobChange = 'cancel' | 'pause' | 'resume';

/** The changes that a job of this status can take. A status that nobody knows is one of a job that goes on. */
export function changesOf(status: string): readonly JobChange[] {
  if (isTerminal(status)) return [];
  switch (status) {
    case 'running':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    default:
      return ['cancel'];
  }
}

/** The status in the API's own word, with what it means. */
export function statusOf(status: string): Status {
  return { tone: toneOf(status), text: plainText(status), explanation: explain(status) };
}

function toneOf(status: string): Status['tone'] {
  switch (status) {
    case 'succeeded':
      return 'good';
    case 'failed':
      return 'bad';
    // Somebody wanted it so.
    case 'cancelled':
      return 'neutral';
    default:
      return 'waiting';
  }
}

function explain(status: string): string {
  switch (status) {
    case 'validating_files':
      return l10n.t('The job was created; the service checks its files.');
    case 'queued':
    case 'pending':
      return l10n.t('The job was created and waits for its turn.');
    case 'running':
      return l10n.t('The model is being trained.');
    case 'pausing':
      return l10n.t('The training is about to rest.');
    case 'paused':
      return l10n.t('The training rests until it is resumed.');
    case 'resuming':
      return l10n.t('The training is about to go on.');
    case 'succeeded':
      return l10n.t('The trained model is ready.');
    case 'failed':
      return l10n.t('The service gave the job up.');
    case 'cancelled':
      return l10n.t('The job was cancelled.');
    default:
      return l10n.t('The job was created and is not finished.');
  }
}
