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

/** Asks in a modal dialog whose only button beside `consent` is *Cancel*, or `refusal` where that would mislead. */
export async function confirm(
  message: string,
  detail: string,
  consent: string,
  refusal?: string,
): Promise<void> {
  const titles = refusal === undefined ? [consent] : [consent, refusal];
  const items = titles.map((title) => ({ title, isCloseAffordance: title === refusal }));
  const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, ...items);
  if (chosen?.title !== consent) cancelled();
}

function cancelled(): never {
  throw new UserCancelled();
}
