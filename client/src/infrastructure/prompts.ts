/** Questions to the user that throw `UserCancelled` when they are closed. */
import * as vscode from 'vscode';
import { UserCancelled } from './errors.ts';

export async function pick<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  options: vscode.QuickPickOptions & { readonly title: string },
): Promise<Item> {
  const picked = await vscode.window.showQuickPick(items, {
    ignoreFocusOut: true,
    matchOnDescription: true,
    ...options,
  });
  return picked ?? cancelled();
}

export async function ask(options: vscode.InputBoxOptions & { readonly title: string }) {
  const text = await vscode.window.showInputBox({ ignoreFocusOut: true, ...options });
  return text?.trim() ?? cancelled();
}

/** Asks in a modal dialog whose only button beside *Cancel* is `consent`. */
export async function confirm(message: string, detail: string, consent: string): Promise<void> {
  const options = { modal: true, detail };
  const chosen = await vscode.window.showWarningMessage(message, options, consent);
  if (chosen !== consent) cancelled();
}

function cancelled(): never {
  throw new UserCancelled();
}
