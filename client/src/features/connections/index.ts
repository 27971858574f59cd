/** Connections: where jobs are sent to, with which key, and the commands to choose and to change that. */
import * as vscode from 'vscode';
import type { Endpoint } from '../../api/http.ts';
import type { Command } from '../../infrastructure/commands.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { requireTrust } from '../../infrastructure/trust.ts';
import { removeApiKey, setApiKey } from './apiKeys.ts';
import { openSettings, readAllConnections, readConnectionId } from './configuration.ts';
import {
  credentialOf,
  endpointOf,
  type AddressedConnection,
  type Authorization,
  type Connection,
} from './connection.ts';
import { complete, isComplete, readSecret } from './credentials.ts';
import { keyStore, type KeyStore, type KeyVariable, type ReadVariable } from './keys.ts';
import { addConnection, editConnection, removeConnection } from './manageConnections.ts';
import { microsoftProvider } from './microsoftAccount.ts';
import { ownSandbox, type StartSandbox } from './sandbox.ts';
import { selectConnection } from './selectConnection.ts';
import { problemsOf } from './settings.ts';

/** A connection that is ready for requests: its address is known, and its key or account, if it needs one. */
export interface ReadyConnection {
  readonly id: string;
  readonly label: string;
  readonly kind: Connection['kind'];
  readonly address: string;
  readonly authorization: Authorization;
  /** Who is billed, where the key leaves that open. */
  readonly organization?: string | undefined;
  readonly project?: string | undefined;
  /** It sends a key or a token. */
  readonly takesKey: boolean;
  /** Reads the key, or gets the token, for one request. */
  readonly endpoint: () => Promise<Endpoint>;
}

export interface Connections extends Disposable {
  /** Makes the connection ready that is set for a document, with the user's help. */
  readonly prepare: (document: vscode.Uri) => Promise<ReadyConnection>;
  /**
   * The same for a connection that is named. `interactive` asks for what is missing and fails with a `Problem`; without
   * it nothing is asked, and the answer is `undefined` where something is missing: the connection, its key, the consent
   * to send the key, trust in the folder.
   */
  readonly readyById: (
    id: string,
    options: { readonly interactive: boolean },
  ) => Promise<ReadyConnection | undefined>;
  /** A key has changed, or a sign-in. */
  readonly onDidChangeSecrets: vscode.Event<void>;
  /** Where a connection leads to; `undefined` without it, or while it is our own sandbox and that does not run. */
  readonly addressOf: (id: string) => string | undefined;
  /** The connection that is set for a document, without its key; asks nothing. */
  readonly describe: (document: vscode.Uri) => Promise<DescribedConnection>;
  readonly commands: Readonly<
    Record<
      | 'ftjob.selectConnection'
      | 'ftjob.addConnection'
      | 'ftjob.editConnection'
      | 'ftjob.removeConnection'
      | 'ftjob.setApiKey'
      | 'ftjob.removeApiKey',
      Command
    >
  >;
}

export type DescribedConnection = AddressedConnection & {
  /** The environment variable that the user chose for the key. */
  readonly keyVariable: KeyVariable | undefined;
  /** What a token of the Microsoft account must be for. */
  readonly tokenScope: string | undefined;
};

export function openConnections(
  context: vscode.ExtensionContext,
  startSandbox: StartSandbox,
  readVariable: ReadVariable,
): Connections {
  const keys = keyStore(context.secrets, context.globalState, readVariable);
  const wizard = { keys, readVariable };
  const sandbox = ownSandbox(startSandbox);
  const disposables = new Disposables();
  disposables.add(sandbox);
  const changed = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(context.secrets.onDidChange(() => changed.fire()));
  disposables.add(
    vscode.authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === microsoftProvider) changed.fire();
    }),
  );
  const addressed = async (connection: Connection): Promise<AddressedConnection> => ({
    ...connection,
    address: connection.address ?? (await sandbox.address()),
  });
  const describe = async (document: vscode.Uri): Promise<AddressedConnection> =>
    addressed(chosenFor(document));
  return {
    prepare: async (document) => {
      requireTrust();
      return askForRest(keys, await describe(document));
    },
    describe: async (document) => {
      const connection = await describe(document);
      const source = await keys.source(new URL(connection.address).origin);
      const credential = credentialOf(connection);
      return {
        ...connection,
        keyVariable: source?.kind === 'variable' ? source.variable : undefined,
        tokenScope: credential.kind === 'token' ? credential.scope : undefined,
      };
    },
    readyById: async (id, { interactive }) => {
      if (interactive) requireTrust();
      else if (!vscode.workspace.isTrusted) return undefined;
      const connection = readAllConnections().connections.find((one) => one.id === id);
      if (!connection) return interactive ? noConnection(id, notUsable(id)) : undefined;
      if (interactive) return askForRest(keys, await addressed(connection));
      const known = await addressed(connection);
      return (await isComplete(keys, known)) ? ready(keys, known) : undefined;
    },
    onDidChangeSecrets: changed.event,
    addressOf: (id) => {
      const connection = readAllConnections().connections.find((one) => one.id === id);
      return connection && (connection.address ?? sandbox.runningAddress());
    },
    commands: {
      'ftjob.selectConnection': () => selectConnection(keys, activeUri()),
      'ftjob.addConnection': () => addConnection(wizard, activeUri()),
      'ftjob.editConnection': () => editConnection(wizard),
      'ftjob.removeConnection': () => removeConnection(keys, activeUri()),
      'ftjob.setApiKey': () => setApiKey(keys, activeUri()),
      'ftjob.removeApiKey': () => removeApiKey(keys),
    },
    dispose: () => disposables.dispose(),
  };
}

/** The connection that is set for a document. Were a part of its settings not used, the job would go elsewhere. */
function chosenFor(document: vscode.Uri): Connection {
  const id = readConnectionId(document);
  const { connections, problems } = readAllConnections();
  const connection = connections.find((one) => one.id === id) ?? noConnection(id, notFound(id));
  const unused = problems.filter((problem) => problem.id === id);
  if (unused.length > 0) throw unusable(unused.map(({ message }) => message));
  return connection;
}

/** Makes a connection ready with the user's help. */
async function askForRest(
  keys: KeyStore,
  connection: AddressedConnection,
): Promise<ReadyConnection> {
  await complete(keys, connection);
  return ready(keys, connection);
}

function ready(keys: KeyStore, connection: AddressedConnection): ReadyConnection {
  const { id, label, kind, address, authorization, organization, project } = connection;
  return {
    ...{ id, label, kind, address, authorization, organization, project },
    takesKey: authorization !== 'none',
    endpoint: async () => endpointOf(connection, await readSecret(keys, connection)),
  };
}

function notFound(id: string): string {
  return vscode.l10n.t(
    'The setting ftjob.connection names "{0}", but there is no usable connection of that name. Select another, or correct ftjob.connections.',
    id,
  );
}

function notUsable(id: string): string {
  return vscode.l10n.t(
    'There is no usable connection "{0}" any more. Add it again, or correct ftjob.connections.',
    id,
  );
}

function noConnection(id: string, message: string): never {
  throw unusable([message, ...problemsOf(id, readAllConnections().problems)]);
}

function unusable(sentences: readonly string[]): Problem {
  const select = {
    title: vscode.l10n.t('Select Connection'),
    run: () => vscode.commands.executeCommand('ftjob.selectConnection'),
  };
  return new Problem(sentences.join(' '), [select, openSettings()]);
}

function activeUri(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}
