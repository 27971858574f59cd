/** The commands *Set API Key* and *Remove API Key*. */
import * as vscode from 'vscode';
import { ask, confirm, pick } from '../../infrastructure/prompts.ts';
import { readAllConnections, readConnectionId } from './configuration.ts';
import { keyOriginOf, type Connection } from './connection.ts';
import { keyProblem, type KeyStore } from './keys.ts';

/** Asks for the key of a connection and stores it for the connection's origin. */
export async function askForKey(
  keys: KeyStore,
  connection: Connection,
  origin: string,
): Promise<void> {
  const key = await ask({
    title: vscode.l10n.t('API key for {0}', connection.label),
    prompt: vscode.l10n.t(
      'It is kept in the secret storage of VS Code and sent to {0} only.',
      origin,
    ),
    password: true,
    validateInput: keyProblem,
  });
  // VS Code validates what is typed; a box that is filled in by a program may not have been.
  if (keyProblem(key) === undefined) await keys.set(origin, key);
}

/** Lets the user choose one of the connections that take a key, the current one first, and asks for its key. */
export async function setApiKey(keys: KeyStore, scope: vscode.Uri | undefined): Promise<void> {
  const current = readConnectionId(scope);
  const items = readAllConnections()
    .connections.flatMap((connection) => {
      const origin = keyOriginOf(connection);
      return origin === undefined
        ? []
        : [{ label: connection.label, description: origin, connection, origin }];
    })
    .sort((a, b) => Number(b.connection.id === current) - Number(a.connection.id === current));
  const [only, ...others] = items;
  const chosen =
    only && others.length === 0
      ? only
      : await pick(items, {
          title: vscode.l10n.t('Set API Key'),
          placeHolder: vscode.l10n.t('Which service is the key for?'),
        });
  await askForKey(keys, chosen.connection, chosen.origin);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The API key for {0} is stored.', chosen.origin),
  );
}

export async function removeApiKey(keys: KeyStore): Promise<void> {
  const origins = keys.origins();
  if (origins.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No API key is stored.'));
    return;
  }
  const { label: origin } = await pick(
    origins.map((label) => ({ label })),
    {
      title: vscode.l10n.t('Remove API Key'),
      placeHolder: vscode.l10n.t('The key for which service?'),
    },
  );
  await keys.remove(origin);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The API key for {0} is removed.', origin),
  );
}

/** Asks once before a key goes to an origin for the first time. */
export async function approveOrigin(
  keys: KeyStore,
  connection: Connection,
  origin: string,
): Promise<void> {
  if (keys.isApproved(origin)) return;
  await confirm(
    vscode.l10n.t('Send the API key to {0}?', origin),
    vscode.l10n.t(
      'ftjob sends it there for the first time, for the connection "{0}". You will not be asked again for this address.',
      connection.label,
    ),
    vscode.l10n.t('Send Key'),
  );
  await keys.approve(origin);
}
