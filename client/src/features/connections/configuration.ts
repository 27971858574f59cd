/** The settings `ftjob.*` that speak of connections, read and written where they belong. */
import * as vscode from 'vscode';
import { Problem } from '../../infrastructure/errors.ts';
import { checkSandboxAddress } from './address.ts';
import { openaiConnection, sandboxConnection, sandboxId, type Connection } from './connection.ts';
import {
  applicationValue,
  readConnections,
  type ReadConnections,
  type SettingsProblem,
} from './settings.ts';

export interface AllConnections {
  /** Sandbox and OpenAI first, then those of the user's settings. */
  readonly connections: readonly Connection[];
  readonly problems: readonly SettingsProblem[];
}

/** The part of the settings that is the user's alone. */
function readApplicationSetting(name: string): unknown {
  return applicationValue(vscode.workspace.getConfiguration('ftjob').inspect(name));
}

export function readAllConnections(): AllConnections {
  const sandbox = readSandboxAddress();
  const own = readUserConnections();
  return {
    connections: [sandboxConnection(sandbox.address), openaiConnection, ...own.connections],
    problems: [...sandbox.problems, ...own.problems],
  };
}

/** Those of the user's settings. */
export function readUserConnections(): ReadConnections {
  return readConnections(readApplicationSetting('connections'));
}

function readSandboxAddress(): {
  address: string | undefined;
  problems: readonly SettingsProblem[];
} {
  const value = readApplicationSetting('sandbox.address');
  if (typeof value !== 'string' || value === '') return { address: undefined, problems: [] };
  const checked = checkSandboxAddress(value);
  if ('address' in checked) return { address: checked.address, problems: [] };
  const message = vscode.l10n.t(
    'The setting ftjob.sandbox.address is not used: {0}',
    checked.problem,
  );
  return { address: undefined, problems: [{ message, id: sandboxId }] };
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

/** Writes a connection into the user's settings, in place of the one with its id; unusable entries stay as they are. */
export async function storeConnection(connection: Connection): Promise<void> {
  const list = entries();
  const at = list.findIndex((entry) => idOf(entry) === connection.id);
  await writeEntries(at < 0 ? [...list, connection] : list.with(at, connection));
}

/** Takes a connection out of the user's settings, and the user's choice of it. */
export async function removeStoredConnection(id: string): Promise<void> {
  await writeEntries(entries().filter((entry) => idOf(entry) !== id));
  const configuration = vscode.workspace.getConfiguration('ftjob');
  if (configuration.inspect('connection')?.globalValue === id)
    await configuration.update('connection', undefined, vscode.ConfigurationTarget.Global);
}

function entries(): readonly unknown[] {
  const existing = readApplicationSetting('connections') ?? [];
  if (Array.isArray(existing)) return existing as readonly unknown[];
  throw new Problem(
    vscode.l10n.t(
      'The setting ftjob.connections is not a list, so nothing was written to it. Correct it, then try again.',
    ),
    [openSettings()],
  );
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
}

async function writeEntries(list: readonly unknown[]): Promise<void> {
  await vscode.workspace
    .getConfiguration('ftjob')
    .update('connections', list, vscode.ConfigurationTarget.Global);
}

export function openSettings() {
  return {
    title: vscode.l10n.t('Open Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'ftjob'),
  };
}
