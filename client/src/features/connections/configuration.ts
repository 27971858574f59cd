/** The settings `ftjob.*` that speak of connections, read and written where they belong. */
import * as vscode from 'vscode';
import { Problem } from '../../infrastructure/errors.ts';
import { checkSandboxAddress } from './address.ts';
import { openaiConnection, sandboxConnection, type Connection } from './connection.ts';
import { applicationValue, readConnections } from './settings.ts';

export interface AllConnections {
  /** Sandbox and OpenAI first, then those of the user's settings. */
  readonly connections: readonly Connection[];
  readonly problems: readonly string[];
}

/** The part of the settings that is the user's alone. */
function readApplicationSetting(name: string): unknown {
  return applicationValue(vscode.workspace.getConfiguration('ftjob').inspect(name));
}

export function readAllConnections(): AllConnections {
  const sandbox = readSandboxAddress();
  const own = readConnections(readApplicationSetting('connections'));
  return {
    connections: [sandboxConnection(sandbox.address), openaiConnection, ...own.connections],
    problems: [...sandbox.problems, ...own.problems],
  };
}

function readSandboxAddress(): { address: string | undefined; problems: readonly string[] } {
  const value = readApplicationSetting('sandbox.address');
  if (typeof value !== 'string' || value === '') return { address: undefined, problems: [] };
  const checked = checkSandboxAddress(value);
  if ('address' in checked) return { address: checked.address, problems: [] };
  const message = vscode.l10n.t(
    'The setting ftjob.sandbox.address is not used: {0}',
    checked.problem,
  );
  return { address: undefined, problems: [message] };
}

/** The name of the connection that is set for a resource. */
export function readConnectionId(scope: vscode.Uri | undefined): string {
  const value: unknown = vscode.workspace.getConfiguration('ftjob', scope).get('connection');
  return typeof value === 'string' ? value : '';
}

/** The connection that is set for a resource; `undefined` when there is none of that name. */
export function connectionFor(scope: vscode.Uri | undefined): Connection | undefined {
  const id = readConnectionId(scope);
  return readAllConnections().connections.find((connection) => connection.id === id);
}

/** Stores the choice in the folder or workspace where one is set already, else in the user's settings. */
export async function storeConnectionId(id: string, scope: vscode.Uri | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('ftjob', scope);
  const set = configuration.inspect('connection');
  const target =
    set?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update('connection', id, target);
}

/** Adds a connection to the user's settings; entries that cannot be used stay as they are. */
export async function storeNewConnection(connection: Connection): Promise<void> {
  const existing = readApplicationSetting('connections') ?? [];
  if (!Array.isArray(existing))
    throw new Problem(
      vscode.l10n.t(
        'The setting ftjob.connections is not a list, so nothing was added to it. Correct it, then try again.',
      ),
      [openSettings()],
    );
  const list: readonly unknown[] = existing;
  await vscode.workspace
    .getConfiguration('ftjob')
    .update('connections', [...list, connection], vscode.ConfigurationTarget.Global);
}

export function openSettings() {
  return {
    title: vscode.l10n.t('Open Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'ftjob'),
  };
}
