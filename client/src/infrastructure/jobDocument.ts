/** Which document a command is about. */
import * as vscode from 'vscode';
import { Problem } from './errors.ts';

/**
 * The job file that a menu or a code lens named, else the one in the active editor. A command can be called by any
 * extension or key binding with anything, so everything that is no address is ignored.
 */
export async function jobDocument(
  argument: unknown,
  languageId: string,
): Promise<vscode.TextDocument> {
  const document =
    argument instanceof vscode.Uri
      ? await open(argument)
      : vscode.window.activeTextEditor?.document;
  if (document?.languageId === languageId) return document;
  throw new Problem(
    document
      ? vscode.l10n.t(
          '{0} is no job file. Open one whose name ends in .ftjob.json, then try again.',
          fileNameOf(document),
        )
      : vscode.l10n.t('Open a job file (its name ends in .ftjob.json), then try again.'),
  );
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new Problem(vscode.l10n.t('{0} cannot be opened.', uri.path));
  }
}

/** The last part of the document's name. */
export function fileNameOf(document: vscode.TextDocument): string {
  return document.uri.path.split('/').at(-1) ?? '';
}
