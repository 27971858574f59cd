// The search for a planted key and a planted token wherever VS Code keeps or shows a text.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { canary } from './keys.ts';
import { notifications, screenTexts, storages } from './page.ts';

export const token = 'eyJ-canary-token-4c1d9e07b2';
/** What is looked for; less than the whole would be found too. */
const secrets = [canary, token].map((secret) => secret.slice(3, -4));

export async function assertNotShown(after: string): Promise<void> {
  const shown = [...(await screenTexts()), ...(await notifications())];
  for (const text of shown) assertHoldsNone(text, `the screen after ${after}`);
  assertHoldsNone(await vscode.env.clipboard.readText(), `the clipboard after ${after}`);
}

/**
 * Files: settings, state, history, backups, the workspace, and logs where VS Code writes them (on the desktop; the
 * server from npm lacks the native module for it). And what VS Code keeps in the browser. The secret storage is no
 * exception: on the desktop it lies in state.vscdb, encrypted, and here too in no form that can be read.
 */
export async function assertNotKept(): Promise<void> {
  const files = (await dataFiles()).filter((file) => !file.includes('ftjob-tests'));
  assert.ok(
    files.some((file) => file.endsWith(path.join('User', 'settings.json'))),
    'the search sees settings',
  );
  for (const file of files) assertHoldsNone(await readFile(file, 'latin1'), file);
  const kept = await storages();
  assert.ok(kept.includes('ftjob.keyOrigins'), 'the search sees the state of extensions');
  assertHoldsNone(kept, 'the storages of the browser');
  assertHoldsNone(JSON.stringify(vscode.workspace.getConfiguration()), 'the settings');
}

export function assertHoldsNone(text: string, place: string): void {
  for (const secret of secrets) {
    const at = text.indexOf(secret);
    if (at >= 0) assert.fail(`${place} holds ${secret}: ${text.slice(at - 200, at + 60)}`);
  }
}

/** All files of this run: settings, state, logs and the workspace. */
export async function dataFiles(): Promise<readonly string[]> {
  const folder = path.dirname(vscode.workspace.workspaceFolders![0]!.uri.fsPath);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
