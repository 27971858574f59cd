// Commands run to their end, whatever they ask; no question may show a secret.
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { dialogText, press, quickInput } from './page.ts';
import { assertHoldsNone, dataFiles } from './secretSearch.ts';
import { waitFor } from './wait.ts';

/** Runs a command to its end: agrees to each question, takes the first answer, and gives up where that leads nowhere. */
export function drive(command: string, ...given: readonly unknown[]): Promise<void> {
  return driveBy('Enter', command, ...given);
}

async function driveBy(
  answer: 'Enter' | 'Escape',
  command: string,
  ...given: readonly unknown[]
): Promise<void> {
  let isDone = false;
  const done = vscode.commands.executeCommand(command, ...given).then(() => (isDone = true));
  let questions = 0;
  await waitFor(async () => {
    if (isDone) return true;
    const dialog = await dialogText();
    const input = dialog === undefined ? await quickInput() : undefined;
    const shown = dialog ?? input;
    if (shown === undefined) return false;
    assertHoldsNone(shown, `a question of ${command}`);
    questions++;
    await press(questions > 12 ? 'Escape' : answer);
    return isDone;
  }, `the end of ${command}`);
  await done;
}

/** Runs a command on each submission of the history, answering its questions so. */
export function onEach(command: string, answer: 'Enter' | 'Escape' = 'Enter'): () => Promise<void> {
  return async () => {
    for (const submissionId of await submissions())
      await driveBy(answer, command, { submissionId });
  };
}

/** Runs a command on the first submission, with the first two selected. */
export async function onAll(command: string): Promise<void> {
  const rows = (await submissions()).map((submissionId) => ({ submissionId }));
  await drive(command, rows[0], rows.slice(0, 2));
}

/** The ids of what the history holds. */
async function submissions(): Promise<readonly string[]> {
  const files = (await dataFiles()).filter((file) => /[\\/]history[\\/]/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return [...new Set(texts.flatMap((text) => /"id":\s*"([0-9a-f-]{36})"/.exec(text)?.[1] ?? []))];
}
