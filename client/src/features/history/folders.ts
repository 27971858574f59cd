/** Where the history lies. */
import * as vscode from 'vscode';

export function historyFolder(storage: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(storage, 'history');
}

/** The names in it are those of the submissions of which nobody knows yet what became of them. */
export function pendingFolder(storage: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(historyFolder(storage), 'pending');
}
