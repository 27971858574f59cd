/** The question whether a connection shall be checked before it is stored, and what to do when the check fails. */
import * as vscode from 'vscode';
import { UserCancelled } from '../../infrastructure/errors.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { back, pickStep, type Place } from '../../infrastructure/steps.ts';
import { credentialOf, type AddressedConnection } from './connection.ts';
import { signInFor, tokenWarnings } from './credentials.ts';
import { connectionOf, questionOf, questionsFor, type Draft, type Question } from './draft.ts';
import type { KeyStore, ReadVariable } from './keys.ts';
import { keyIn } from './keyText.ts';
import { proofPath, proveConnection, type Doubt, type Proof, type Suspect } from './proof.ts';

export interface CheckHost {
  readonly keys: KeyStore;
  readonly readVariable: ReadVariable;
}

/** Asks; sends the secret, once, to the origin that the question names; lets the user correct what was wrong. */
export async function askToCheck(
  draft: Draft,
  place: Place,
  host: CheckHost,
): Promise<Draft | typeof back | { readonly goTo: Question }> {
  const connection = connectionOf(draft, '');
  const { origin } = new URL(connection.address);
  const check = {
    label: whatIsSent(connection),
    detail: [
      vscode.l10n.t('GET …{0}: reads one job, changes nothing, costs nothing.', proofPath),
      ...(credentialOf(connection).kind === 'token' ? tokenWarnings(connection) : []),
    ].join(' '),
  };
  const skip = { label: vscode.l10n.t('Store without a check') };
  for (;;) {
    const placeholder = vscode.l10n.t('Is the connection right? A check shows it.');
    const picked = await pickStep(place, [check, skip], { placeholder });
    if (picked === back) return back;
    if (picked === skip) return { ...draft, checked: undefined };
    const proof = await prove(draft, connection, host);
    if (proof.kind === 'works') return { ...draft, checked: { origin, works: true } };
    const decision = await showDoubt(proof, draft);
    if (decision === 'store') return { ...draft, checked: { origin, works: false } };
    if (decision !== 'again') return { goTo: decision };
  }
}

function whatIsSent(connection: AddressedConnection): string {
  const credential = credentialOf(connection);
  switch (credential.kind) {
    case 'none':
      return vscode.l10n.t('Check {0}', new URL(connection.address).origin);
    case 'key':
      return vscode.l10n.t('Send the key to {0} and check it', credential.origin);
    case 'token':
      return vscode.l10n.t(
        'Send a token of your Microsoft account to {0} and check it',
        credential.origin,
      );
  }
}

async function prove(
  draft: Draft,
  connection: AddressedConnection,
  host: CheckHost,
): Promise<Proof> {
  const secret = await secretOf(draft, connection, host);
  if (secret !== undefined && typeof secret !== 'string') return secret;
  const title = vscode.l10n.t('Checking {0}', new URL(connection.address).host);
  return withCancellableProgress(title, async (signal) =>
    proveConnection(connection, secret, { signal }),
  );
}

/** The key or the token of the draft, or why there is none. */
async function secretOf(
  { key }: Draft,
  connection: AddressedConnection,
  { keys, readVariable }: CheckHost,
): Promise<string | Doubt | undefined> {
  const credential = credentialOf(connection);
  if (credential.kind === 'none') return undefined;
  if (credential.kind === 'token') {
    try {
      return await signInFor(credential.scope);
    } catch (error) {
      if (!(error instanceof UserCancelled)) throw error;
      return nothingSent(vscode.l10n.t('Nobody is signed in.'), 'authorization');
    }
  }
  if (key?.kind === 'typed') return key.key;
  const found =
    key?.kind === 'variable'
      ? keyIn(readVariable(key.variable))
      : await keys.get(credential.origin);
  if (found !== undefined) return found;
  return nothingSent(
    key?.kind === 'variable'
      ? vscode.l10n.t(
          'The environment variable {0} holds no key. Set it and start VS Code anew.',
          key.variable,
        )
      : vscode.l10n.t('There is no key to send.'),
    'credential',
  );
}

function nothingSent(summary: string, suspect: Suspect): Doubt {
  const advice = vscode.l10n.t('Nothing was sent.');
  return { kind: 'doubt', summary, advice, says: undefined, suspects: [suspect], mayStore: true };
}

/** Shows what the check found; what the user wants to do about it. */
async function showDoubt(
  { summary, advice, says, suspects, mayStore }: Doubt,
  draft: Draft,
): Promise<'again' | 'store' | Question> {
  const needed = questionsFor(draft);
  const buttons: readonly (vscode.MessageItem & {
    readonly value: 'again' | 'store' | Question;
  })[] = [
    ...suspects
      .filter((suspect) => needed.includes(questionOf(suspect)))
      .map((suspect) => ({ title: correctionTitle(suspect), value: questionOf(suspect) })),
    { title: vscode.l10n.t('Check Again'), value: 'again' },
    ...(mayStore ? [{ title: vscode.l10n.t('Store All the Same'), value: 'store' } as const] : []),
  ];
  const words = says === undefined ? [] : [vscode.l10n.t('The answer: {0}', says)];
  const detail = [...words, advice].join('\n\n');
  const chosen = await vscode.window.showWarningMessage(
    summary,
    { modal: true, detail },
    ...buttons,
  );
  return chosen?.value ?? 'again';
}

function correctionTitle(suspect: Suspect): string {
  switch (suspect) {
    case 'address':
      return vscode.l10n.t('Change the Address');
    case 'credential':
      return vscode.l10n.t('Give Another Key');
    case 'authorization':
      return vscode.l10n.t('Change How It Signs In');
    case 'organization':
      return vscode.l10n.t('Change the Organization');
  }
}
