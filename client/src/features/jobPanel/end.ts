/** Tells once that a job has ended, in a notification. */
import * as vscode from 'vscode';
import type { FineTuningJob } from '../../api/job.ts';
import { copy } from '../../infrastructure/copy.ts';
import { endWords } from './endWords.ts';

/** `fileName` is that of the job file; does not wait for the person. */
export function tellEnd(job: FineTuningJob, fileName: string | undefined, open: () => void): void {
  const { status, fineTunedModel } = job;
  const openItem = { title: vscode.l10n.t('Open'), run: open };
  const copyItems =
    fineTunedModel === undefined
      ? []
      : [{ title: vscode.l10n.t('Copy Model Id'), run: () => copy(fineTunedModel) }];
  const show =
    status === 'failed' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const shown = show(endWords(job, fileName), openItem, ...copyItems);
  void shown.then((chosen) => chosen?.run());
}
