/**
 * The command behind the quick fix *Suppress …*: it adds a suppression to the settings of the file's folder, or of the
 * user where the file is in none.
 */
import * as vscode from 'vscode';
import { suppressCommand } from '../../../../protocol/suppression.ts';
import type { Disposable } from '../../infrastructure/disposables.ts';
import { Problem, runReporting } from '../../infrastructure/errors.ts';
import { plainText } from '../../infrastructure/plainText.ts';
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
  void tellWhere(wanted.rule, folder);
}

/** The problem is gone from the file, and nothing in it shows why. */
async function tellWhere(rule: string, folder: vscode.WorkspaceFolder | undefined): Promise<void> {
  const code = plainText(rule);
  const message = folder
    ? vscode.l10n.t(
        '{0} is suppressed at this place, in the settings of the folder {1}.',
        code,
        plainText(folder.name),
      )
    : vscode.l10n.t('{0} is suppressed at this place, in your own settings.', code);
  const show = vscode.l10n.t('Show Setting');
  if ((await vscode.window.showInformationMessage(message, show)) === show)
    await vscode.commands.executeCommand('workbench.action.openSettings', 'ftjob.suppressions');
}

function fileName(uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): string {
  return folder ? vscode.workspace.asRelativePath(uri, false) : uri.path;
}
