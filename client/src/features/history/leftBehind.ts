/** Whether an earlier window left submissions behind without an answer: the names in one folder, read at the start. */
import * as vscode from 'vscode';
import { runReporting } from '../../infrastructure/errors.ts';
import { pendingFolder } from './folders.ts';

/** Calls `pickUp` when there are such, as soon as the folder is trusted: looking for a job reads from the service. */
export function pickUpLeftBehind(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  pickUp: () => Promise<void>,
): vscode.Disposable {
  const look = () =>
    void runReporting(log, async () => {
      if (await isAnyPending(context.globalStorageUri)) await pickUp();
    });
  if (vscode.workspace.isTrusted) {
    look();
    return vscode.Disposable.from();
  }
  return vscode.workspace.onDidGrantWorkspaceTrust(look);
}

async function isAnyPending(storage: vscode.Uri): Promise<boolean> {
  try {
    const names = await vscode.workspace.fs.readDirectory(pendingFolder(storage));
    return names.length > 0;
  } catch {
    // There is no such folder before the first submission.
    return false;
  }
}
