/** The language client: started on the first job file or the first question, one for the window. */
import * as vscode from 'vscode';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

export const languageId = 'ftjob';

export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

export interface LanguageServer {
  /** Asks the server; waits for its start and for changes of the text that are under way. */
  readonly request: (method: string, params?: object) => Promise<unknown>;
}

/** Starts the server when the first document of our language is open. Stops it with the extension. */
export function startLanguageServer(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  createClient: CreateClient,
): LanguageServer {
  let started: Promise<BaseLanguageClient> | undefined;
  const start = (): Promise<BaseLanguageClient> => (started ??= connect());

  async function connect(): Promise<BaseLanguageClient> {
    const client = await createClient({
      documentSelector: [{ language: languageId }],
      outputChannel: log,
      initializationOptions: {
        canSuppress: true,
        canShowReferences: true,
      } satisfies InitializationOptions,
    });
    context.subscriptions.push({ dispose: () => void client.dispose() });
    await client.start();
    return client;
  }

  const startFor = (document: vscode.TextDocument): void => {
    // The language client itself tells the user when a start fails.
    if (document.languageId === languageId)
      start().catch((error: unknown) => log.error(String(error)));
  };
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
  vscode.workspace.textDocuments.forEach(startFor);

  return {
    request: async (method, params) => {
      const client = await start();
      return params ? client.sendRequest(method, params) : client.sendRequest(method);
    },
  };
}
