/** The language status item that says where jobs are sent to. */
import * as vscode from 'vscode';
import { connectionFor, readConnectionId } from './configuration.ts';
import { hostOf } from './connection.ts';

/** Shows the connection of the active job file; `update` is called when the settings have changed. */
export function createStatusItem(languageId: string) {
  const item = vscode.languages.createLanguageStatusItem('ftjob.connection', {
    language: languageId,
  });
  item.name = vscode.l10n.t('Fine-Tuning Connection');
  item.command = { title: vscode.l10n.t('Select Connection'), command: 'ftjob.selectConnection' };
  const update = (): void => {
    const scope = vscode.window.activeTextEditor?.document.uri;
    const id = readConnectionId(scope);
    const connection = connectionFor(scope);
    item.severity = vscode.LanguageStatusSeverity[connection ? 'Information' : 'Warning'];
    item.text = connection ? connection.label : vscode.l10n.t('No connection "{0}"', id);
    item.detail = connection ? hostOf(connection) : '';
  };
  update();
  return {
    update,
    dispose: () => item.dispose(),
  };
}
