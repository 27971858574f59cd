/** A document with errors is not shown for submission: its problems are. */
import * as vscode from 'vscode';
import { submissionRequest, type SubmissionAnswer } from '../../../../protocol/submission.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { fileNameOf } from '../../infrastructure/jobDocument.ts';

export interface CheckHost {
  /** Whether a job names by this text a file of this machine. */
  readonly isLocalPath: (text: string) => boolean;
  readonly request: (method: string, params: object) => Promise<unknown>;
}

/** Throws when the checks find errors, after it has led to the first of them. */
export async function requireSound(
  document: vscode.TextDocument,
  { request, isLocalPath }: CheckHost,
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
  if (hasOnlyLocalFiles(answer, isLocalPath)) throw needsUpload(document);
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

/** Whether nothing is wrong but that the data still has to be given to the service. */
function hasOnlyLocalFiles(
  { problems, errorCount, facts }: SubmissionAnswer,
  isLocalPath: CheckHost['isLocalPath'],
): boolean {
  const named = [facts.trainingFile, facts.validationFile].filter((text) => text !== undefined);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    errors.every(({ code }) => code === 'file-id') &&
    errorCount === errors.length &&
    errorCount === named.filter(isLocalPath).length
  );
}

function needsUpload(document: vscode.TextDocument): Problem {
  const upload = {
    title: vscode.l10n.t('Upload File'),
    run: () => vscode.commands.executeCommand('ftjob.uploadFile', document.uri),
  };
  return new Problem(
    vscode.l10n.t(
      '{0} names data by its path. Upload the file, which writes its id into the job, then submit again.',
      fileNameOf(document),
    ),
    [upload],
  );
}
