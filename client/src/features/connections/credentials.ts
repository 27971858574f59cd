/** Brings the credential of a connection to its requests, and asks for what is missing to have one. */
import * as vscode from 'vscode';
import { Problem, UserCancelled } from '../../infrastructure/errors.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { askForKey } from './apiKeys.ts';
import { credentialOf, isAzureAddress, type AddressedConnection } from './connection.ts';
import type { Consent, KeyStore } from './keys.ts';
import { signedIn, signIn } from './microsoftAccount.ts';

/** The key or the token for one request, `undefined` where there is none. Asks nothing. */
export async function readSecret(
  keys: KeyStore,
  connection: AddressedConnection,
): Promise<string | undefined> {
  const credential = credentialOf(connection);
  switch (credential.kind) {
    case 'none':
      return undefined;
    case 'key':
      return keys.get(credential.origin);
    case 'token':
      return (await signedIn(credential.scope))?.accessToken;
  }
}

/** Whether requests can be sent without a question: the secret is there, and may be sent to its origin. */
export async function isComplete(
  keys: KeyStore,
  connection: AddressedConnection,
): Promise<boolean> {
  const credential = credentialOf(connection);
  if (credential.kind === 'none') return true;
  return (
    keys.isApproved(credential.kind, credential.origin) &&
    (await readSecret(keys, connection)) !== undefined
  );
}

/** Asks for what is missing: the key, the consent to send it to its origin, the sign-in. */
export async function complete(keys: KeyStore, connection: AddressedConnection): Promise<void> {
  const credential = credentialOf(connection);
  switch (credential.kind) {
    case 'none':
      return;
    case 'key':
      await requireKey(keys, connection, credential.origin);
      return approveOrigin(keys, 'key', connection, credential.origin);
    case 'token':
      await approveOrigin(keys, 'token', connection, credential.origin);
      await signInFor(credential.scope);
  }
}

/** The token of the account that the user signs in with; `UserCancelled` when they decline. */
export async function signInFor(scope: string): Promise<string> {
  try {
    return (await signIn(scope)).accessToken;
  } catch {
    // VS Code gives no reason that could be told from a refusal by the user, and has shown it itself.
    throw new UserCancelled();
  }
}

async function requireKey(
  keys: KeyStore,
  connection: AddressedConnection,
  origin: string,
): Promise<void> {
  if ((await keys.source(origin)) === undefined) {
    await confirm(
      vscode.l10n.t('{0} needs an API key.', connection.label),
      vscode.l10n.t('There is none for {0} yet.', origin),
      vscode.l10n.t('Set API Key'),
    );
    await askForKey(keys, connection, origin);
  }
  if ((await keys.get(origin)) !== undefined) return;
  const source = await keys.source(origin);
  if (source?.kind !== 'variable') throw new UserCancelled();
  throw emptyVariable(source.variable, origin);
}

/** The variable that the user chose is not set, or holds something that is no key. */
export function emptyVariable(variable: string, origin: string): Problem {
  return new Problem(
    vscode.l10n.t(
      'The environment variable {0}, which you chose for {1}, holds no key. Set it and start VS Code anew, or set another key.',
      variable,
      origin,
    ),
    [
      {
        title: vscode.l10n.t('Set API Key'),
        run: () => vscode.commands.executeCommand('ftjob.setApiKey'),
      },
    ],
  );
}

/** Asks once before a key, or a token, goes to an origin for the first time. */
async function approveOrigin(
  keys: KeyStore,
  consent: Consent,
  connection: AddressedConnection,
  origin: string,
): Promise<void> {
  if (keys.isApproved(consent, origin)) return;
  const once = vscode.l10n.t(
    'ftjob sends it there for the first time, for the connection "{0}". You will not be asked again for this address.',
    connection.label,
  );
  if (consent === 'key')
    await confirm(
      vscode.l10n.t('Send the API key to {0}?', origin),
      once,
      vscode.l10n.t('Send Key'),
    );
  else
    await confirm(
      vscode.l10n.t('Send a token of your Microsoft account to {0}?', origin),
      [once, ...tokenWarnings(connection)].join('\n\n'),
      vscode.l10n.t('Send Token'),
    );
  await keys.approve(consent, origin);
}

/** What to know before a token goes to this address. */
export function tokenWarnings({ address }: AddressedConnection): readonly string[] {
  if (isAzureAddress(address)) return [];
  return [
    vscode.l10n.t(
      'This is no address of Azure. Whoever runs the server there can use the token at all AI resources of your account, for about an hour.',
    ),
  ];
}
