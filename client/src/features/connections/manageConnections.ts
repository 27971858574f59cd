/** The commands *Add Connection*, *Edit Connection* and *Remove Connection*. */
import * as vscode from 'vscode';
import { confirm, pick } from '../../infrastructure/prompts.ts';
import {
  connectionFor,
  readAllConnections,
  readConnectionId,
  readUserConnections,
  removeStoredConnection,
  storeConnection,
  storeConnectionId,
} from './configuration.ts';
import type { CheckHost } from './connectionCheck.ts';
import { credentialOf, type AddressedConnection } from './connection.ts';
import { askForConnection } from './connectionWizard.ts';
import { connectionOf, draftOf, emptyDraft, type Draft } from './draft.ts';
import type { KeyStore } from './keys.ts';
import { newConnectionId, type UserConnection } from './settings.ts';

/** Asks for a new connection, stores it and sets it for the resource. */
export async function addConnection(host: CheckHost, scope: vscode.Uri | undefined): Promise<void> {
  const draft = await askForConnection(emptyDraft, vscode.l10n.t('Add Connection'), host);
  const connection = await store(draft, host.keys);
  await storeConnectionId(connection.id, scope);
  const { label } = connection;
  if (draft.checked?.works)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} answered the check. Jobs go there from now on.', label),
    );
  else if (await lacksKey(connection, host.keys)) void tellMissingKey(label);
  else
    void vscode.window.showInformationMessage(vscode.l10n.t('Jobs go to {0} from now on.', label));
}

async function lacksKey(connection: AddressedConnection, keys: KeyStore): Promise<boolean> {
  const credential = credentialOf(connection);
  return credential.kind === 'key' && (await keys.source(credential.origin)) === undefined;
}

async function tellMissingKey(label: string): Promise<void> {
  const set = vscode.l10n.t('Set API Key');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Jobs go to {0} from now on. Its key is still missing: set it with Set API Key, or when the first job asks for it.',
      label,
    ),
    set,
  );
  if (chosen === set) await vscode.commands.executeCommand('ftjob.setApiKey');
}

export async function editConnection(host: CheckHost): Promise<void> {
  const connection = await pickUserConnection(vscode.l10n.t('Edit Connection'));
  if (!connection) return;
  const title = vscode.l10n.t('Edit Connection "{0}"', connection.label);
  const draft = await askForConnection(draftOf(connection), title, host);
  const { label } = await store(draft, host.keys);
  void vscode.window.showInformationMessage(vscode.l10n.t('The connection {0} is changed.', label));
}

/** Forgets a connection, and its key unless another connection needs it. */
export async function removeConnection(
  keys: KeyStore,
  scope: vscode.Uri | undefined,
): Promise<void> {
  const connection = await pickUserConnection(vscode.l10n.t('Remove Connection'));
  if (!connection) return;
  const credential = credentialOf(connection);
  const origin = credential.kind === 'none' ? undefined : credential.origin;
  const isShared = readAllConnections().connections.some((other) => {
    const needed = credentialOf(other);
    return other.id !== connection.id && needed.kind !== 'none' && needed.origin === origin;
  });
  await confirm(
    vscode.l10n.t('Remove the connection {0}?', connection.label),
    origin === undefined || isShared
      ? vscode.l10n.t('Its jobs and its keys stay as they are.')
      : vscode.l10n.t('The key for {0} is removed too. Its jobs stay as they are.', origin),
    vscode.l10n.t('Remove'),
  );
  const wasInUse = readConnectionId(scope) === connection.id;
  await removeStoredConnection(connection.id);
  if (origin !== undefined && !isShared) await keys.remove(origin);
  const message = wasInUse
    ? whereJobsGo(connection.label, scope)
    : vscode.l10n.t('The connection {0} is removed.', connection.label);
  void vscode.window.showInformationMessage(message);
}

/** After the connection that was in use is removed: the setting of a folder may still name it. */
function whereJobsGo(removed: string, scope: vscode.Uri | undefined): string {
  const next = connectionFor(scope);
  return next
    ? vscode.l10n.t(
        'The connection {0} is removed. Jobs go to {1} from now on.',
        removed,
        next.label,
      )
    : vscode.l10n.t(
        'The connection {0} is removed, but the setting ftjob.connection of this folder still names it. Choose another with Select Connection.',
        removed,
      );
}

/** One of the connections of the user's settings; `undefined` after a message that there is none. */
async function pickUserConnection(title: string): Promise<UserConnection | undefined> {
  const { connections } = readUserConnections();
  if (connections.length > 0) {
    const items = connections.map((connection) => ({
      label: connection.label,
      description: connection.address,
      connection,
    }));
    return (await pick(items, { title })).connection;
  }
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no connection of your own yet. Add Connection makes one.'),
  );
  return undefined;
}

/** Stores the key first: a connection without its key is of less use than the other way round. */
async function store(draft: Draft, keys: KeyStore): Promise<AddressedConnection> {
  const taken = readAllConnections().connections.map(({ id }) => id);
  const connection = connectionOf(draft, draft.id ?? newConnectionId(draft.label, taken));
  const credential = credentialOf(connection);
  if (credential.kind === 'key' && draft.key?.kind === 'typed')
    await keys.set(credential.origin, { kind: 'stored', key: draft.key.key });
  if (credential.kind === 'key' && draft.key?.kind === 'variable')
    await keys.set(credential.origin, draft.key);
  // The check has asked, by name, whether the secret may go there.
  if (credential.kind !== 'none' && draft.checked?.origin === credential.origin)
    await keys.approve(credential.kind, credential.origin);
  await storeConnection(connection);
  return connection;
}
