/** Exports: a text that goes where the user says, and word of it. */
import * as vscode from 'vscode';
import { plainText } from './plainText.ts';

/** Asks for the place of a JSON file, writes it and offers to open it; does nothing when the question is closed. */
export async function exportJson(
  title: string,
  place: vscode.Uri,
  makeText: () => string | Promise<string>,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title,
    defaultUri: place,
    filters: { JSON: ['json'] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(await makeText()));
  const open = vscode.l10n.t('Open');
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Exported as {0}.', plainText(name)), open)
    .then((chosen) => {
      if (chosen === open) void vscode.window.showTextDocument(target);
    });
}
