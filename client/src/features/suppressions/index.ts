/** The command behind the quick fix *Suppress …*: it adds a suppression to the settings of the file's folder. */
import * as vscode from 'vscode';
import { suppressCommand } from '../../../../protocol/suppression.ts';
import type { Disposable } from '../../infrastructure/disposables.ts';
import { Problem, runReporting } from '../../infrastructure/errors.ts';
import { readArgument, withSuppression } from './suppressions.ts';

export function activateSuppressions(log: vscode.LogOutputChannel): Disposable {
  return vscode.commands.registerCommand(suppressCommand, (argument: unknown) =>
    runReporting(log, () => suppress(argument)),
  );
}

async function suppress(argument: unknown): Promise<void> {
  const wanted = readArgument(argument);
  if (!wanted)
    throw new Problem(
      vscode.l10n.t(
        'Use the light bulb at a problem to suppress it; the command alone knows none.',
      ),
    );
  const uri = vscode.Uri.parse(wanted.uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const settings = vscode.workspace.getConfiguration('ftjob', uri);
  const inspected = settings.inspect<unknown>('suppressions');
  const target = folder
    ? vscode.ConfigurationTarget.WorkspaceFolder
    : vscode.ConfigurationTarget.Global;
  // Only what this level of the settings says is written back to it.
  const present = folder ? inspected?.workspaceFolderValue : inspected?.globalValue;
  const entry = { file: fileName(uri, folder), rule: wanted.rule, pointer: wanted.pointer };
  await settings.update('suppressions', withSuppression(present, entry), target);
}

function fileName(uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): string {
  return folder ? vscode.workspace.asRelativePath(uri, false) : uri.path;
}
