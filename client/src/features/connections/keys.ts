/** API keys in VS Code's secret storage, one for an origin, and the user's consent to send one there. */
import * as l10n from '@vscode/l10n';
import type { Memento, SecretStorage } from 'vscode';

export interface KeyStore {
  /** The key of an origin, read for a request to that origin. */
  get(origin: string): Promise<string | undefined>;
  set(origin: string, key: string): Promise<void>;
  /** Forgets the key and the consent to send it. */
  remove(origin: string): Promise<void>;
  /** The origins that have a key. */
  origins(): readonly string[];
  /** Whether the user agreed to keys being sent to this origin. */
  isApproved(origin: string): boolean;
  approve(origin: string): Promise<void>;
}

/** Secret storage cannot list its names, so the origins (never the keys) are remembered beside it. */
const originsName = 'ftjob.keyOrigins';
const approvedName = 'ftjob.approvedOrigins';

export function keyStore(secrets: SecretStorage, memory: Memento): KeyStore {
  const nameOf = (origin: string): string => `ftjob.apiKey:${origin}`;
  const list = (name: string): readonly string[] => memory.get<readonly string[]>(name, []);
  const include = (name: string, origin: string) =>
    memory.update(name, [...new Set([...list(name), origin])]);
  const exclude = (name: string, origin: string) =>
    memory.update(
      name,
      list(name).filter((one) => one !== origin),
    );
  return {
    get: async (origin) => secrets.get(nameOf(origin)),
    set: async (origin, key) => {
      await include(originsName, origin);
      await secrets.store(nameOf(origin), key);
    },
    remove: async (origin) => {
      await secrets.delete(nameOf(origin));
      await exclude(approvedName, origin);
      await exclude(originsName, origin);
    },
    origins: () => list(originsName),
    isApproved: (origin) => list(approvedName).includes(origin),
    approve: async (origin) => include(approvedName, origin),
  };
}

/** What is wrong with a typed key, without its surrounding white space; `undefined` when it can be one. */
export function keyProblem(key: string): string | undefined {
  const text = key.trim();
  if (text === '') return l10n.t('Paste the key.');
  if (/\s/.test(text))
    return l10n.t('A key has no spaces or line breaks in it. Copy it once more.');
  if (!/^[\x21-\x7e]+$/.test(text))
    return l10n.t('A key consists of plain letters, digits and signs. Copy it once more.');
  return undefined;
}
