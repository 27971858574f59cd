/** The place of a job file that a service speaks of, shown in the editor. */
import * as vscode from 'vscode';
import type { JobError } from '../../api/job.ts';
import type { JobRef } from '../../../webview/messages.ts';
import type { PanelHost } from './host.ts';
import { placeOf } from './jobAdvice.ts';
import { sightOf } from './sight.ts';

/** Where the file of a failed job has it; `undefined` where nobody knows the file, or it has no such place. */
export async function placeOfFault(
  { submissionId }: JobRef,
  error: JobError | undefined,
  { history, findPlace }: PanelHost,
): Promise<vscode.Location | undefined> {
  if (!error || submissionId === undefined) return undefined;
  const submission = await history.get(submissionId);
  if (!submission) return undefined;
  const document = vscode.Uri.parse(submission.document);
  const range = await findPlace(document, placeOf(error));
  return range && new vscode.Location(document, range);
}

export async function showPlace({ uri, range }: vscode.Location): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
  });
  // The cursor at its beginning: to the cursor VS Code scrolls by itself.
  editor.selection = new vscode.Selection(range.end, range.start);
  const { line, from, to } = sightOf(range);
  editor.revealRange(
    new vscode.Range(line, from, line, to),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** What is said where the place is gone. */
export function noPlace(): string {
  return vscode.l10n.t('The file does not have this place any more.');
}
