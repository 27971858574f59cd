/** Connections: where jobs are sent to, with which key, and the commands to choose and to change that. */
import * as vscode from 'vscode';
import type { Endpoint } from '../../api/http.ts';
import type { Command } from '../../infrastructure/commands.ts';
import type { Disposable } from '../../infrastructure/disposables.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { approveOrigin, askForKey, removeApiKey, setApiKey } from './apiKeys.ts';
import {
  connectionFor,
  openSettings,
  readAllConnections,
  readConnectionId,
} from './configuration.ts';
import {
  endpointOf,
  keyOriginOf,
  type AddressedConnection,
  type Connection,
} from './connection.ts';
import { keyStore, type KeyStore } from './keys.ts';
import { ownSandbox, type StartSandbox } from './sandbox.ts';
import { selectConnection } from './selectConnection.ts';

/** A connection that is ready for requests: its address is known and its key, if it takes one, is stored. */
export interface ReadyConnection {
  readonly label: string;
  readonly kind: Connection['kind'];
  readonly address: string;
  readonly takesKey: boolean;
  /** Reads the key for one request. */
  readonly endpoint: () => Promise<Endpoint>;
}

export interface Connections extends Disposable {
  /** Makes the connection ready that is set for a document, with the user's help. */
  readonly prepare: (document: vscode.Uri) => Promise<ReadyConnection>;
  readonly commands: Readonly<
    Record<'ftjob.selectConnection' | 'ftjob.setApiKey' | 'ftjob.removeApiKey', Command>
  >;
}

export function openConnections(
  context: vscode.ExtensionContext,
  startSandbox: StartSandbox,
): Connections {
  const keys = keyStore(context.secrets, context.globalState);
  const sandbox = ownSandbox(startSandbox);
  return {
    prepare: async (document) => {
      const connection = connectionFor(document) ?? missing(readConnectionId(document));
      const address = connection.address ?? (await sandbox.address());
      return prepare(keys, { ...connection, address });
    },
    commands: {
      'ftjob.selectConnection': () => selectConnection(keys, activeUri()),
      'ftjob.setApiKey': () => setApiKey(keys, activeUri()),
      'ftjob.removeApiKey': () => removeApiKey(keys),
    },
    dispose: () => sandbox.dispose(),
  };
}

async function prepare(keys: KeyStore, connection: AddressedConnection): Promise<ReadyConnection> {
  const { label, kind, address } = connection;
  const origin = keyOriginOf(connection);
  if (origin !== undefined) {
    await requireKey(keys, connection, origin);
    await approveOrigin(keys, connection, origin);
  }
  return {
    label,
    kind,
    address,
    takesKey: origin !== undefined,
    endpoint: async () =>
      endpointOf(connection, origin === undefined ? undefined : await keys.get(origin)),
  };
}

async function requireKey(keys: KeyStore, connection: Connection, origin: string): Promise<void> {
  if ((await keys.get(origin)) !== undefined) return;
  await confirm(
    vscode.l10n.t('{0} needs an API key.', connection.label),
    vscode.l10n.t('There is none for {0} yet.', origin),
    vscode.l10n.t('Set API Key'),
  );
  await askForKey(keys, connection, origin);
}

function missing(id: string): never {
  const message = vscode.l10n.t(
    'The setting ftjob.connection names "{0}", but there is no usable connection of that name. Select another, or correct ftjob.connections.',
    id,
  );
  const select = {
    title: vscode.l10n.t('Select Connection'),
    run: () => vscode.commands.executeCommand('ftjob.selectConnection'),
  };
  throw new Problem([message, ...readAllConnections().problems].join(' '), [
    select,
    openSettings(),
  ]);
}

function activeUri(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}
