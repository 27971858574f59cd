/** The command *Select Connection*: choose one, or go on to add one. */
import * as vscode from 'vscode';
import { pick } from '../../infrastructure/prompts.ts';
import { askForKey } from './apiKeys.ts';
import {
  openSettings,
  readAllConnections,
  readConnectionId,
  storeConnectionId,
} from './configuration.ts';
import { credentialOf, hostOf, type Connection } from './connection.ts';
import type { KeyStore } from './keys.ts';

interface Choice extends vscode.QuickPickItem {
  readonly connection?: Connection;
  /** The command that the choice stands for. */
  readonly command?: string;
}

/** Lets the user choose the connection for a resource and stores the choice. */
export async function selectConnection(
  keys: KeyStore,
  scope: vscode.Uri | undefined,
): Promise<void> {
  const { connections, problems } = readAllConnections();
  // Asked for first, so that the list lies above the message.
  const choosing = pick(choices(connections, readConnectionId(scope)), {
    title: vscode.l10n.t('Select Connection'),
    placeHolder: vscode.l10n.t('Where should jobs be sent to?'),
  });
  for (const { message } of problems) void warn(message);
  const { connection, command } = await choosing;
  if (command !== undefined) await vscode.commands.executeCommand(command);
  if (!connection) return;
  await storeConnectionId(connection.id, scope);
  const credential = credentialOf(connection);
  if (credential.kind === 'key' && !keys.origins().includes(credential.origin))
    await askForKey(keys, connection, credential.origin);
}

function choices(connections: readonly Connection[], current: string): Choice[] {
  return [
    ...connections.map((connection) => ({
      label: connection.label,
      description: [hostOf(connection), connection.organization, connection.project]
        .filter((part) => part !== undefined)
        .join(' · '),
      ...(connection.id === current && { detail: vscode.l10n.t('In use') }),
      connection,
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    // Adding and changing ask the service, which a folder that is not trusted may not.
    ...(vscode.workspace.isTrusted
      ? [
          { label: vscode.l10n.t('Add Connection…'), command: 'ftjob.addConnection' },
          { label: vscode.l10n.t('Edit Connection…'), command: 'ftjob.editConnection' },
        ]
      : []),
    { label: vscode.l10n.t('Remove Connection…'), command: 'ftjob.removeConnection' },
  ];
}

async function warn(problem: string): Promise<void> {
  const remedy = openSettings();
  const chosen = await vscode.window.showWarningMessage(problem, remedy);
  await chosen?.run();
}
