/** The light bulb's *Upload …* on a training or validation file that is a path of this machine. */
import * as vscode from 'vscode';
import { fileKeys } from './fileKeys.ts';

/** Stands by the server's problem `file-id`; nothing is offered where nothing can be sent. */
export const uploadActions: vscode.CodeActionProvider = {
  provideCodeActions: (document, _range, { diagnostics }) => {
    const diagnostic = diagnostics.find(
      ({ source, code }) => source === 'ftjob' && idOf(code) === 'file-id',
    );
    if (!diagnostic || !vscode.workspace.isTrusted) return [];
    const start = document.offsetAt(diagnostic.range.start);
    const before = document.getText().slice(Math.max(0, start - 200), start);
    const key = fileKeys.find((one) => one === /"(\w+)"\s*:\s*$/.exec(before)?.[1]);
    if (!key) return [];
    const title = vscode.l10n.t('Upload this file and write its id here…');
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    // Before the suppression of the problem, which would leave a job that must fail.
    action.isPreferred = true;
    action.command = { title, command: 'ftjob.uploadFile', arguments: [document.uri, key] };
    return [action];
  },
};

function idOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
