/** Sending again where that is safe: nothing can have been sent, or the service said that it did nothing yet. Offered, never done. */
import * as vscode from 'vscode';
import type { Answer } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { UserCancelled } from '../../infrastructure/errors.ts';
import { plainText } from '../../infrastructure/plainText.ts';

/** Seconds; nobody keeps a window open for longer to send a file. */
const longestWait = 3600;

export interface Offer {
  readonly message: string;
  readonly title: string;
  /** Before it is sent again, because the service asked for that. */
  readonly waitSeconds: number;
}

/** What is offered after this answer; `undefined` when sending the same again is of no use, or not safe. */
export function offerAfter(
  answer: Answer<FineTuningJob>,
  file: string,
  label: string,
): Offer | undefined {
  const title = vscode.l10n.t('Send Again');
  if (answer.kind === 'notSent' && mayPass.has(answer.reason)) {
    const message = vscode.l10n.t(
      '{0} was not sent: {1} could not be reached.',
      plainText(file),
      label,
    );
    return { message, title, waitSeconds: 0 };
  }
  if (answer.kind !== 'refused' && answer.kind !== 'unreadable') return undefined;
  if (answer.status !== 429) return undefined;
  const seconds = Math.ceil(answer.retryAfterSeconds ?? 0);
  if (seconds > longestWait) return undefined;
  return {
    message: vscode.l10n.t('{0} was not accepted yet: {1} asks to wait.', plainText(file), label),
    title: seconds > 0 ? vscode.l10n.t('Send Again in {0} s', seconds) : title,
    waitSeconds: seconds,
  };
}

const mayPass: ReadonlySet<string> = new Set(['nameNotFound', 'connectionRefused', 'unreachable']);

/** Waits visibly; throws `UserCancelled` when the user does not want to wait any longer. */
export async function waitFor(seconds: number, file: string): Promise<void> {
  if (seconds === 0) return;
  const title = vscode.l10n.t('Waiting {0} s before {1} is sent again', seconds, plainText(file));
  const isOver = await withCancellableProgress(
    title,
    (signal) =>
      new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), seconds * 1000);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve(false);
        });
      }),
  );
  if (!isOver) throw new UserCancelled();
}
