/** Copies a text where nothing else on the screen shows that it was done. */
import * as vscode from 'vscode';
import { plainText } from './plainText.ts';

export async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', plainText(text)), 10_000);
}
