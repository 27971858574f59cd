/** The commands *Set API Key* and *Remove API Key*, and the question for a key that others ask too. */
import * as vscode from 'vscode';
import { ask, pick } from '../../infrastructure/prompts.ts';
import { note, type Validation } from '../../infrastructure/steps.ts';
import { readAllConnections, readConnectionId } from './configuration.ts';
import { credentialOf, type Connection } from './connection.ts';
import type { KeySource, KeyStore, KeyVariable } from './keys.ts';
import { keyIn, readKey } from './keyText.ts';

/** A way to give a key, as an item to pick. */
export interface KeyChoice extends vscode.QuickPickItem {
  readonly variable?: KeyVariable;
}

/** The ways to give a key for a connection. No variable is looked at before it is picked. */
export function keyChoices(kind: Connection['kind'], origin: string): readonly KeyChoice[] {
  const variable = kind === 'azure' ? 'AZURE_OPENAI_API_KEY' : 'OPENAI_API_KEY';
  return [
    {
      label: vscode.l10n.t('Paste a key'),
      detail: vscode.l10n.t('It is kept in the secret storage of VS Code.'),
    },
    {
      label: vscode.l10n.t('Use the environment variable {0}', variable),
      detail: vscode.l10n.t(
        'It is read each time something is sent to {0}, and not stored.',
        origin,
      ),
      variable,
    },
  ];
}

/** Asks for the key of a connection and stores it, or the choice of a variable, for the connection's origin. */
export async function askForKey(
  keys: KeyStore,
  connection: Connection,
  origin: string,
): Promise<void> {
  const title = vscode.l10n.t('API key for {0}', connection.label);
  const placeHolder = vscode.l10n.t('The key will be sent to {0} only.', origin);
  const { variable } = await pick(keyChoices(connection.kind, origin), { title, placeHolder });
  const source = variable
    ? ({ kind: 'variable', variable } as const)
    : await askForText(title, origin);
  if (source) await keys.set(origin, source);
}

async function askForText(title: string, origin: string): Promise<KeySource | undefined> {
  const text = await ask({
    title,
    prompt: keyPrompt(origin),
    password: true,
    validateInput: validateKey,
  });
  // VS Code validates what is typed; a box that is filled in by a program may not have been.
  const key = keyIn(text);
  return key === undefined ? undefined : { kind: 'stored', key };
}

export function keyPrompt(origin: string): string {
  return vscode.l10n.t(
    'The API key or token. It is kept in the secret storage of VS Code and sent to {0} only.',
    origin,
  );
}

/** Says what is wrong while the key is typed, or what is left out of it. */
export function validateKey(text: string): string | Validation | undefined {
  const read = readKey(text);
  if ('problem' in read) return read.problem;
  return read.remark === undefined ? undefined : note(read.remark);
}

/** Lets the user choose one of the connections that take a key, the current one first, and asks for its key. */
export async function setApiKey(keys: KeyStore, scope: vscode.Uri | undefined): Promise<void> {
  const current = readConnectionId(scope);
  const items = readAllConnections()
    .connections.flatMap((connection) => {
      const credential = credentialOf(connection);
      if (credential.kind !== 'key') return [];
      const { origin } = credential;
      return [{ label: connection.label, description: origin, connection, origin }];
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
  void vscode.window.showInformationMessage(await whatIsSet(keys, chosen.origin));
}

async function whatIsSet(keys: KeyStore, origin: string): Promise<string> {
  const source = await keys.source(origin);
  if (source?.kind !== 'variable') return vscode.l10n.t('The API key for {0} is stored.', origin);
  return (await keys.get(origin)) === undefined
    ? vscode.l10n.t(
        '{0} will be used for {1}, but it holds no key yet. Set it and start VS Code anew.',
        source.variable,
        origin,
      )
    : vscode.l10n.t('{0} will be used for {1}.', source.variable, origin);
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
