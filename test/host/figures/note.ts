// Where the figures go: into a file of the opened folder, from which the runner writes its page.
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { figuresFile, type Figure } from '../protocol.ts';

/** Notes one figure. */
export async function note(figure: Figure): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
  await appendFile(path.join(folder, figuresFile), `${JSON.stringify(figure)}\n`);
}
