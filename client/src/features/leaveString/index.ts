/**
 * The command behind completions that are done with their string: it goes to the next tab stop of a snippet, or else
 * behind the closing quote, where the comma is typed.
 */
import * as vscode from 'vscode';
import { leaveStringCommand } from '../../../../protocol/leaveString.ts';
import type { Disposable } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';

export function activateLeaveString(log: vscode.LogOutputChannel): Disposable {
  return vscode.commands.registerCommand(leaveStringCommand, () => runReporting(log, leaveString));
}

async function leaveString(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const before = editor.selections;
  // Outside of a snippet it does nothing; nobody tells extensions whether there is one.
  await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
  const { document, selections } = editor;
  if (selections.some((one, index) => !before[index]?.isEqual(one))) return;
  editor.selections = selections.map((one) => {
    const next = one.active.translate(0, 1);
    const isAtQuote = one.isEmpty && document.getText(new vscode.Range(one.active, next)) === '"';
    return isAtQuote ? new vscode.Selection(next, next) : one;
  });
}
