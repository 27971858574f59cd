/** The command behind the code lenses of graders and formulas: it shows the places that a lens counts. */
import * as vscode from 'vscode';
import { showReferencesCommand } from '../../../../protocol/references.ts';
import type { Disposable } from '../../infrastructure/disposables.ts';
import { Problem, runReporting } from '../../infrastructure/errors.ts';
import { readArgument } from './argument.ts';

export function activateReferences(log: vscode.LogOutputChannel): Disposable {
  return vscode.commands.registerCommand(showReferencesCommand, (argument: unknown) =>
    runReporting(log, () => showReferences(argument)),
  );
}

async function showReferences(argument: unknown): Promise<void> {
  const wanted = readArgument(argument);
  if (!wanted)
    throw new Problem(
      vscode.l10n.t('Use the line above a grader to show its uses; the command alone knows none.'),
    );
  const uri = vscode.Uri.parse(wanted.uri);
  const locations = wanted.ranges.map(
    ({ start, end }) =>
      new vscode.Location(
        uri,
        new vscode.Range(start.line, start.character, end.line, end.character),
      ),
  );
  const { line, character } = wanted.position;
  const position = new vscode.Position(line, character);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
}
