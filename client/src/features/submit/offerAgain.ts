/** Shows the offer to send again, and waits visibly for the time that the service named. */
import * as vscode from 'vscode';
import { UserCancelled } from '../../infrastructure/errors.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import type { Offer } from './offers.ts';
import { clockTime } from './records.ts';

/** Resolves when the user wants it and the time has come; throws `UserCancelled` when they do not. */
export async function offerAgain(
  { message, title, notBefore }: Offer,
  fileName: string,
): Promise<void> {
  const chosen = await vscode.window.showWarningMessage(message, title);
  if (chosen === undefined) throw new UserCancelled();
  if (Date.now() < notBefore && !(await waitUntil(notBefore, fileName))) throw new UserCancelled();
}

/** Whether the time has come; false when the user did not want to wait for it. */
async function waitUntil(time: number, fileName: string): Promise<boolean> {
  const title = vscode.l10n.t(
    'Waiting until {0} to show the sheet of {1}',
    clockTime(time),
    plainText(fileName),
  );
  return withCancellableProgress(
    title,
    (signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(true), time - Date.now());
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve(false);
        });
      }),
  );
}
