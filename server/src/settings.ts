/** The settings that the server heeds, asked of the editor once a document and again when they have changed. */
import { ignoreRefusal, type Connection } from './lsp/connection.ts';
import { readPreferences, type Preferences } from './service/preferences.ts';
import type { RuleContext } from './service/rules/rule.ts';

export interface DocumentSettings {
  readonly preferences: Preferences;
  readonly provider: RuleContext['provider'];
  /** Whether the reward's interval is shown behind a formula. */
  readonly showsRewardInterval: boolean;
}

export interface Settings {
  readonly forDocument: (uri: string) => Promise<DocumentSettings>;
  readonly forget: (uri: string) => void;
}

const sections = [
  'rules',
  'suppressions',
  'connection',
  'connections',
  'inlayHints.rewardInterval',
] as const;

/** Listens on the connection; `changed` is called when earlier answers no longer hold. */
export function listenToSettings(
  connection: Connection,
  { canAsk, changed }: { readonly canAsk: boolean; readonly changed: () => void },
): Settings {
  const known = new Map<string, Promise<DocumentSettings>>();

  connection.onNotification('initialized', () => {
    if (!canAsk) return;
    const method = 'workspace/didChangeConfiguration';
    const registrations = [{ id: method, method, registerOptions: { section: 'ftjob' } }];
    void connection
      .sendRequest('client/registerCapability', { registrations })
      .catch(ignoreRefusal);
  });
  connection.onNotification('workspace/didChangeConfiguration', () => {
    known.clear();
    changed();
  });

  async function ask(scopeUri: string): Promise<DocumentSettings> {
    const items = sections.map((section) => ({ scopeUri, section: `ftjob.${section}` }));
    // An editor that has no answer has no settings of ours.
    const answer = canAsk
      ? await connection.sendRequest('workspace/configuration', { items }).catch(() => [])
      : [];
    const [rules, suppressions, id, connections, rewardInterval] = Array.isArray(answer)
      ? (answer as readonly unknown[])
      : [];
    return {
      preferences: readPreferences(rules, suppressions),
      provider: providerOf(id, connections),
      showsRewardInterval: rewardInterval !== false,
    };
  }

  return {
    forDocument: (uri) => {
      const asked = known.get(uri) ?? ask(uri);
      known.set(uri, asked);
      return asked;
    },
    forget: (uri) => known.delete(uri),
  };
}

/** Whose service the chosen connection is; of the sandbox and of other services nothing is known. */
export function providerOf(id: unknown, connections: unknown): RuleContext['provider'] {
  if (id === 'openai') return 'openai';
  const all: readonly unknown[] = Array.isArray(connections) ? connections : [];
  const chosen = all.find(
    (one): one is { readonly id: unknown; readonly kind?: unknown } =>
      typeof one === 'object' && one !== null && 'id' in one && one.id === id,
  );
  return chosen?.kind === 'openai' || chosen?.kind === 'azure' ? chosen.kind : undefined;
}
