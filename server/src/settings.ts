/** The settings that the server heeds, asked of the editor once a document and again when they have changed. */
import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import { providerNotification, type ProviderParams } from '../../protocol/provider.ts';
import { noPreferences, readPreferences, type Preferences } from './service/preferences.ts';
import type { RuleContext } from './service/rules/rule.ts';

export interface Settings {
  readonly preferencesFor: (uri: string) => Promise<Preferences>;
  readonly provider: () => RuleContext['provider'];
  readonly forget: (uri: string) => void;
}

/** Listens on the connection; `changed` is called when earlier answers no longer hold. */
export function listenToSettings(
  connection: Connection,
  { canAsk, changed }: { readonly canAsk: boolean; readonly changed: () => void },
): Settings {
  const known = new Map<string, Promise<Preferences>>();
  let provider: RuleContext['provider'];

  connection.onInitialized(() => {
    if (canAsk) void connection.client.register(DidChangeConfigurationNotification.type);
  });
  connection.onDidChangeConfiguration(() => {
    known.clear();
    changed();
  });
  connection.onNotification(providerNotification, (params: ProviderParams) => {
    provider = params.provider ?? undefined;
    changed();
  });

  async function ask(scopeUri: string): Promise<Preferences> {
    if (!canAsk) return noPreferences;
    const items = ['ftjob.rules', 'ftjob.suppressions'].map((section) => ({ scopeUri, section }));
    const [rules, suppressions] = (await connection.workspace.getConfiguration(
      items,
    )) as readonly unknown[];
    return readPreferences(rules, suppressions);
  }

  return {
    preferencesFor: (uri) => {
      const asked = known.get(uri) ?? ask(uri);
      known.set(uri, asked);
      return asked;
    },
    provider: () => provider,
    forget: (uri) => known.delete(uri),
  };
}
