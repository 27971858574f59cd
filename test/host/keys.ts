// What the tests of connections share: giving keys and answering the questions of a connection as a person does.
import * as vscode from 'vscode';
import { click, dialogText, press, quickInput, type } from './page.ts';
import { agree, agreeToSubmit } from './service.ts';
import { waitFor } from './wait.ts';

/** A key that must be found nowhere but in the secret storage and in requests to its own origin. */
export const canary = 'sk-canary-9f2b71d04c5e8a63';

/** The way to give a key by pasting it, as the picks call it. */
export const pasteOption = 'Paste a key, It is kept in the secret storage of VS Code.';

/** Stores a key by the command. No editor may be open: a paste that comes too early would go there. */
export async function storeKey(option: string, key = canary): Promise<void> {
  let hasEnded = false;
  void vscode.commands.executeCommand('ftjob.setApiKey').then(() => (hasEnded = true));
  await click('option', option);
  await click('option', pasteOption);
  await giveKey(key, () => hasEnded);
}

/** Submits the job of the active editor to an origin that a key goes to for the first time. */
export async function submitWithNewKey(): Promise<void> {
  const done = vscode.commands.executeCommand('ftjob.submitJob');
  await agree('Send Key');
  await agreeToSubmit();
  await done;
}

/**
 * Pastes a key into the box that asks for one, and waits for what comes of it. The box is a password field, which has
 * no role to wait for: a paste that came too early did nothing, and is repeated.
 */
export async function giveKey(
  key: string,
  isTaken: () => boolean | Promise<boolean>,
): Promise<void> {
  await vscode.env.clipboard.writeText(key);
  await waitFor(async () => {
    await press('Control+V');
    await press('Enter');
    return waitFor(isTaken, 'the key to be taken', 3_000);
  }, 'the key to be taken');
  await vscode.env.clipboard.writeText('');
}

/** Writes into the input box that shows these words, in place of what is there, and goes on. */
export async function enter(words: string, text: string): Promise<void> {
  await waitForInput(words);
  await press('Control+A');
  await type(text);
  await press('Enter');
}

/** Waits for a quick input with these words and returns its text. */
export async function waitForInput(words: string): Promise<string> {
  return waitFor(async () => {
    const shown = await quickInput();
    return shown?.includes(words) === true && shown;
  }, `a question with "${words}"`);
}

export async function isAskedToSendKey(): Promise<boolean> {
  return (await dialogText())?.includes('Send Key') ?? false;
}
