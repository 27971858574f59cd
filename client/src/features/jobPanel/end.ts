/** Tells once that a job has ended, in a notification. It holds no word of the service: notifications follow links. */
import * as vscode from 'vscode';
import type { FineTuningJob } from '../../api/job.ts';
import { plainText } from '../../infrastructure/plainText.ts';

/** `fileName` is that of the job file; does not wait for the person. */
export function tellEnd(
  { status, fineTunedModel, id }: FineTuningJob,
  fileName: string | undefined,
  open: () => void,
): void {
  const name = fileName === undefined ? vscode.l10n.t('a fine-tuning job') : plainText(fileName);
  const openItem = { title: vscode.l10n.t('Open'), run: open };
  const copyItem = {
    title: vscode.l10n.t('Copy Model Id'),
    run: () => vscode.env.clipboard.writeText(fineTunedModel ?? id),
  };
  const isGood = status === 'succeeded';
  const items = isGood && fineTunedModel !== undefined ? [openItem, copyItem] : [openItem];
  const shown = isGood
    ? vscode.window.showInformationMessage(
        vscode.l10n.t('The job of {0} has succeeded.', name),
        ...items,
      )
    : vscode.window.showWarningMessage(
        status === 'cancelled'
          ? vscode.l10n.t('The job of {0} was cancelled.', name)
          : vscode.l10n.t('The job of {0} has failed.', name),
        ...items,
      );
  void shown.then((chosen) => chosen?.run());
}
