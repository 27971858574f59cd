/** What an earlier window left behind: submissions that were sent, or about to be, when it ended. */
import * as vscode from 'vscode';
import type { Submission } from '../../api/submission.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { timeInWords } from './records.ts';
import type { SubmitHost, Submitting } from './submitJob.ts';

/**
 * Picks up each submission that nobody is at, now and when the time of another window's claim is over. Where the
 * connection is ready, looks at once; else it says so and offers to look. Stops when the signal is aborted.
 */
export async function recover(
  host: SubmitHost,
  submitting: Submitting,
  signal: AbortSignal,
): Promise<void> {
  const { records, log } = host;
  let next = Infinity;
  for (const { submission, heldUntil } of await records.pending()) {
    if (submitting.isUnderWay(submission.document)) continue;
    if (heldUntil !== undefined) {
      next = Math.min(next, heldUntil);
      continue;
    }
    await records.claim(submission);
    void runReporting(log, () => pickUp(submission, host, submitting));
  }
  if (next === Infinity) return;
  const again = () => void runReporting(log, () => recover(host, submitting, signal));
  const timer = setTimeout(again, Math.max(0, next - Date.now()) + 1000);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

async function pickUp(
  submission: Submission,
  { readyById, records }: SubmitHost,
  { resolve }: Submitting,
): Promise<void> {
  const { connection, fileName, startedAt } = submission;
  const service = await readyById(connection.id, { interactive: false });
  if (connection.kind === 'sandbox' && service && service.address !== connection.address) {
    // That sandbox ended with its window, and its jobs with it.
    const at = Date.now();
    await records.settle(submission.id, {
      kind: 'unknown',
      reason: 'interrupted',
      at,
      lookedAt: at,
    });
    return;
  }
  if (service?.address === connection.address) {
    await resolve(submission);
    return;
  }
  const look = vscode.l10n.t('Look for the Job');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'VS Code ended before it was known whether {0}, submitted to {1} on {2}, has become a job.',
      plainText(fileName),
      plainText(connection.label),
      timeInWords(startedAt),
    ),
    look,
  );
  if (chosen === look) await resolve(submission);
}
