/** A document with errors is not shown for submission: its problems are. */
import * as vscode from 'vscode';
import { submissionRequest, type SubmissionAnswer } from '../../../../protocol/submission.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { fileNameOf } from '../../infrastructure/jobDocument.ts';

export interface CheckHost {
  readonly request: (method: string, params: object) => Promise<unknown>;
}

/** Throws when the checks find errors, after it has led to the first of them. */
export async function requireSound(
  document: vscode.TextDocument,
  { request }: CheckHost,
): Promise<void> {
  const params = { uri: document.uri.toString() };
  const answer = (await request(submissionRequest, params)) as SubmissionAnswer | null;
  const fileName = fileNameOf(document);
  if (!answer)
    throw new Problem(
      vscode.l10n.t('{0} is not open any more. Open it and submit again.', fileName),
    );
  if (answer.errorCount === 0) return;
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const place = answer.firstError;
  const at = place && new vscode.Position(place.line, place.character);
  await vscode.window.showTextDocument(document, at && { selection: new vscode.Range(at, at) });
  throw new Problem(
    answer.errorCount === 1
      ? vscode.l10n.t('{0} has an error. Correct it, then submit again.', fileName)
      : vscode.l10n.t(
          '{0} has {1} errors. Correct them, then submit again.',
          fileName,
          answer.errorCount,
        ),
  );
}
