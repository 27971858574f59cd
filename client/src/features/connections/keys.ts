/** API keys in VS Code's secret storage, one for an origin, and the user's consent to send one there. */
import * as l10n from '@vscode/l10n';
import type { Memento, SecretStorage } from 'vscode';
import { keyIn } from './keyText.ts';

/** The environment variables that hold a key by custom; one is read only where the user chose it. */
export const keyVariables = ['OPENAI_API_KEY', 'AZURE_OPENAI_API_KEY'] as const;
export type KeyVariable = (typeof keyVariables)[number];
/** The value that a variable has now. */
export type ReadVariable = (name: KeyVariable) => string | undefined;

/** Where the key of an origin is: in the secret storage, or in an environment variable that is read at each use. */
export type KeySource =
  | { readonly kind: 'stored'; readonly key: string }
  | { readonly kind: 'variable'; readonly variable: KeyVariable };

/** What the user agreed to send somewhere: API keys, or tokens of a Microsoft account, which open more. */
export type Consent = 'key' | 'token';

export interface KeyStore {
  /** The key of an origin, read for a request to that origin; `undefined` also where its variable is not set. */
  get(origin: string): Promise<string | undefined>;
  source(origin: string): Promise<KeySource | undefined>;
  /** Takes the place of what was there before. */
  set(origin: string, source: KeySource): Promise<void>;
  /** Forgets the key, and the consent to send it or a token. */
  remove(origin: string): Promise<void>;
  /** The origins that have a key. */
  origins(): readonly string[];
  /** Whether the user agreed to keys, or tokens, being sent to this origin. */
  isApproved(consent: Consent, origin: string): boolean;
  approve(consent: Consent, origin: string): Promise<void>;
}

/** Secret storage cannot list its names, so the origins (never the keys) are remembered beside it. */
const originsName = 'ftjob.keyOrigins';
const approvedNames = {
  key: 'ftjob.approvedOrigins',
  token: 'ftjob.approvedTokenOrigins',
} as const;

/** The choice of a variable is no secret, but lies here too: so every window hears of it as it does of a key. */
const secretName = (kind: KeySource['kind'], origin: string): string =>
  kind === 'stored' ? `ftjob.apiKey:${origin}` : `ftjob.apiKeyVariable:${origin}`;

export function keyStore(
  secrets: SecretStorage,
  memory: Memento,
  readVariable: ReadVariable,
): KeyStore {
  const list = (name: string): readonly string[] => memory.get<readonly string[]>(name, []);
  const include = (name: string, origin: string) =>
    memory.update(name, [...new Set([...list(name), origin])]);
  const exclude = (name: string, origin: string) =>
    memory.update(
      name,
      list(name).filter((one) => one !== origin),
    );
  const source = (origin: string) => readKeySource(secrets, origin);
  return {
    source,
    get: async (origin) => {
      const found = await source(origin);
      if (found?.kind !== 'variable') return found?.key;
      return keyIn(readVariable(found.variable));
    },
    set: async (origin, given) => {
      await include(originsName, origin);
      const [value, other] =
        given.kind === 'stored'
          ? ([given.key, 'variable'] as const)
          : ([given.variable, 'stored'] as const);
      await secrets.store(secretName(given.kind, origin), value);
      await secrets.delete(secretName(other, origin));
    },
    remove: async (origin) => {
      await secrets.delete(secretName('stored', origin));
      await secrets.delete(secretName('variable', origin));
      await exclude(approvedNames.key, origin);
      await exclude(approvedNames.token, origin);
      await exclude(originsName, origin);
    },
    origins: () => list(originsName),
    isApproved: (consent, origin) => list(approvedNames[consent]).includes(origin),
    approve: async (consent, origin) => include(approvedNames[consent], origin),
  };
}

/** Where the key of an origin is; `undefined` when there is none. */
export async function readKeySource(
  secrets: SecretStorage,
  origin: string,
): Promise<KeySource | undefined> {
  const key = await secrets.get(secretName('stored', origin));
  if (key !== undefined) return { kind: 'stored', key };
  const chosen = await secrets.get(secretName('variable', origin));
  const variable = keyVariables.find((name) => name === chosen);
  return variable && { kind: 'variable', variable };
}

/** The shortest key whose last four characters say nothing of use about the rest. */
const shortestShown = 20;

/** A key as it may stand on the screen, for the user to tell one from another: its last four characters at most. */
export function shortenedKey(key: string): string {
  return key.length < shortestShown ? l10n.t('key') : l10n.t('key …{0}', key.slice(-4));
}
