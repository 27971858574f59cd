/** The command *Select Connection*: choose one, or add one step by step. */
import * as vscode from 'vscode';
import { Problem } from '../../infrastructure/errors.ts';
import { ask, pick } from '../../infrastructure/prompts.ts';
import { checkAddress } from './address.ts';
import { askForKey } from './apiKeys.ts';
import {
  openSettings,
  readAllConnections,
  readConnectionId,
  storeConnectionId,
  storeNewConnection,
} from './configuration.ts';
import {
  hostOf,
  keyOriginOf,
  type AddressedConnection,
  type Authorization,
  type Connection,
} from './connection.ts';
import type { KeyStore } from './keys.ts';
import { newConnectionId, usualAuthorization } from './settings.ts';

interface Choice extends vscode.QuickPickItem {
  readonly choose?: () => Promise<Connection>;
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
  for (const problem of problems) void warn(problem);
  const { choose } = await choosing;
  if (!choose) return;
  const connection = await choose();
  await storeConnectionId(connection.id, scope);
  const origin = keyOriginOf(connection);
  if (origin !== undefined && !keys.origins().includes(origin))
    await askForKey(keys, connection, origin);
}

function choices(connections: readonly Connection[], current: string): Choice[] {
  return [
    ...connections.map((connection) => ({
      label: connection.label,
      description: hostOf(connection),
      ...(connection.id === current && { detail: vscode.l10n.t('In use') }),
      choose: () => Promise.resolve(connection),
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t('Add Azure OpenAI / Foundry…'),
      choose: () => addConnection('azure', connections),
    },
    {
      label: vscode.l10n.t('Add a compatible address…'),
      choose: () => addConnection('compatible', connections),
    },
  ];
}

async function addConnection(
  kind: 'azure' | 'compatible',
  existing: readonly Connection[],
): Promise<Connection> {
  const title = kind === 'azure' ? 'Azure OpenAI / Foundry' : vscode.l10n.t('Compatible address');
  const checked = checkAddress(
    kind,
    await ask({
      title: vscode.l10n.t('{0}: address', title),
      prompt:
        kind === 'azure'
          ? vscode.l10n.t('The endpoint of the resource or of the project, as the portal shows it.')
          : vscode.l10n.t(
              'The base address of the API; requests go to …/fine_tuning/jobs below it.',
            ),
      placeHolder:
        kind === 'azure'
          ? 'https://RESOURCE.openai.azure.com/openai/v1'
          : 'https://api.example.com/v1',
      validateInput: (text) => validateAddress(kind, text),
    }),
  );
  if ('problem' in checked) throw new Problem(checked.problem);
  const label = await ask({
    title: vscode.l10n.t('{0}: name', title),
    prompt: vscode.l10n.t('How the connection is called in VS Code.'),
    value: new URL(checked.address).hostname,
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('Give the connection a name.') : undefined,
  });
  const authorization = kind === 'azure' ? usualAuthorization(kind) : await pickAuthorization();
  const connection: AddressedConnection = {
    id: newConnectionId(
      label,
      existing.map(({ id }) => id),
    ),
    label,
    kind,
    address: checked.address,
    authorization,
  };
  await storeNewConnection(connection);
  return connection;
}

/** Says what is wrong while the address is typed, or how it will be completed. */
function validateAddress(kind: 'azure' | 'compatible', text: string) {
  const checked = checkAddress(kind, text);
  if ('problem' in checked) return checked.problem;
  if (checked.address === text.trim()) return undefined;
  const message = vscode.l10n.t('Jobs will be sent to {0}', checked.address);
  return { message, severity: vscode.InputBoxValidationSeverity.Info };
}

async function pickAuthorization(): Promise<Authorization> {
  const items: readonly (vscode.QuickPickItem & { readonly authorization: Authorization })[] = [
    { label: 'Authorization: Bearer KEY', authorization: 'bearer' },
    { label: 'api-key: KEY', authorization: 'api-key' },
    { label: vscode.l10n.t('No key'), authorization: 'none' },
  ];
  const title = vscode.l10n.t('How does the service take its key?');
  return (await pick(items, { title })).authorization;
}

async function warn(problem: string): Promise<void> {
  const remedy = openSettings();
  const chosen = await vscode.window.showWarningMessage(problem, remedy);
  await chosen?.run();
}
