/** For a job that was refused because of a file that is new: waits for the file, then offers to submit again. */
import * as vscode from 'vscode';
import type { Endpoint } from '../../api/http.ts';
import { isRecord } from '../../api/json.ts';
import { UserCancelled } from '../../infrastructure/errors.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { waitForFiles, type FileWait } from './fileWait.ts';

export interface PendingFiles {
  readonly document: vscode.Uri;
  readonly fileName: string;
  /** What was refused. */
  readonly body: string;
  readonly service: { readonly label: string; readonly endpoint: () => Promise<Endpoint> };
  /** Called when what the service refused holds no more. */
  readonly onReady: () => void;
}

/** Offers, waits, offers. Submits nothing by itself: the sheet is shown again. */
export async function offerWait(pending: PendingFiles): Promise<void> {
  const { fileName, service, body } = pending;
  const wait = vscode.l10n.t('Wait for the File');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} was refused, because {1} is not done with a file of it yet.',
      plainText(fileName),
      service.label,
    ),
    wait,
  );
  if (chosen !== wait) return;
  const title = vscode.l10n.t('Waiting until {0} is done with the files', service.label);
  const outcome = await withCancellableProgress(title, (signal) =>
    waitForFiles(filesOf(body), { endpoint: service.endpoint, signal, sleep }),
  );
  await tell(outcome, pending);
}

async function tell(outcome: FileWait, { document, fileName, service, onReady }: PendingFiles) {
  switch (outcome.kind) {
    case 'cancelled':
      throw new UserCancelled();
    case 'failed':
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          '{0} will not be ready: {1} says "{2}". Upload it again and put the new id into the job.',
          plainText(outcome.id),
          service.label,
          plainText(outcome.reason),
        ),
      );
      return;
    case 'noAnswer':
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} could not be asked about the files. Try again later.', service.label),
      );
      return;
    case 'ready': {
      onReady();
      const submit = vscode.l10n.t('Submit Again');
      const message = vscode.l10n.t('The files of {0} are ready now.', plainText(fileName));
      if ((await vscode.window.showInformationMessage(message, submit)) === submit)
        await vscode.commands.executeCommand('ftjob.submitJob', document);
    }
  }
}

/** The ids that a body names. */
function filesOf(body: string): readonly string[] {
  const job: unknown = JSON.parse(body);
  if (!isRecord(job)) return [];
  return [job['training_file'], job['validation_file']].filter((id) => typeof id === 'string');
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
