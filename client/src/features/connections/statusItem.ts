/** The language status item that says where jobs are sent to, and with which key. */
import * as vscode from 'vscode';
import { connectionFor, readConnectionId } from './configuration.ts';
import { credentialOf, hostOf, type Connection } from './connection.ts';
import { readKeySource, shortenedKey } from './keys.ts';
import { signedIn } from './microsoftAccount.ts';

/** Shows the connection of the active job file; `update` is called when it, or its key, may have changed. */
export function createStatusItem(languageId: string, secrets: vscode.SecretStorage) {
  const item = vscode.languages.createLanguageStatusItem('ftjob.connection', {
    language: languageId,
  });
  item.name = vscode.l10n.t('Fine-Tuning Connection');
  item.command = { title: vscode.l10n.t('Select Connection'), command: 'ftjob.selectConnection' };
  let updates = 0;
  const update = async (): Promise<void> => {
    const own = ++updates;
    const scope = vscode.window.activeTextEditor?.document.uri;
    const connection = connectionFor(scope);
    item.severity = vscode.LanguageStatusSeverity[connection ? 'Information' : 'Warning'];
    item.text = connection?.label ?? vscode.l10n.t('No connection "{0}"', readConnectionId(scope));
    item.detail = connection ? hostOf(connection) : '';
    const secret = connection && (await describeSecret(connection, secrets));
    // Another file, or another key, may have come meanwhile.
    if (connection && secret !== undefined && own === updates)
      item.detail = `${hostOf(connection)} · ${secret}`;
  };
  void update();
  return { update, dispose: () => item.dispose() };
}

/** Which key or account a connection uses, as it may stand on the screen; `undefined` where it uses none. */
async function describeSecret(
  connection: Connection,
  secrets: vscode.SecretStorage,
): Promise<string | undefined> {
  const credential = credentialOf(connection);
  switch (credential.kind) {
    case 'none':
      return undefined;
    case 'key': {
      const source = await readKeySource(secrets, credential.origin);
      if (!source) return vscode.l10n.t('no key yet');
      return source.kind === 'stored'
        ? shortenedKey(source.key)
        : vscode.l10n.t('environment variable {0}', source.variable);
    }
    case 'token': {
      const session = await signedIn(credential.scope);
      return session
        ? vscode.l10n.t('Microsoft account {0}', session.account.label)
        : vscode.l10n.t('not signed in');
    }
  }
}
