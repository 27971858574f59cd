/** Submission: the command, its code lens, and nothing that is shown afterwards. */
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { submitLens, type LensHost } from './codeLens.ts';
import { submitCommand, type SubmitHost } from './submitJob.ts';

export function activateSubmission(host: SubmitHost & LensHost): Disposable {
  const disposables = new Disposables();
  const submit = submitCommand(host);
  disposables.add(
    vscode.commands.registerCommand('ftjob.submitJob', (argument: unknown) =>
      runReporting(host.log, () => submit(argument)),
    ),
  );
  const selector = { language: host.languageId };
  disposables.add(vscode.languages.registerCodeLensProvider(selector, submitLens(host)));
  return disposables;
}
