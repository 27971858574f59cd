/**
 * The language server, one for the window: started on the first job file or the first question, started again when it
 * ends, and left alone, with one message, when it ends too often.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import { Problem, runReporting } from './infrastructure/errors.ts';

export const languageId = 'ftjob';

/** Makes a client that has not been started; `onClosed` is called when its connection ends and nobody stopped it. */
export type CreateClient = (
  options: LanguageClientOptions,
  onClosed: () => void,
) => Promise<BaseLanguageClient>;

export interface LanguageServer {
  /** Asks the server; waits for its start and for changes of the text that are under way. */
  readonly request: (method: string, params?: object) => Promise<unknown>;
}

/** So many ends within so many minutes are one too many: the next would come at once. */
const tooManyEnds = 5;
const minutes = 3;

/** Starts the server when the first document of our language is open. Stops it with the extension. */
export function startLanguageServer(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  createClient: CreateClient,
): LanguageServer {
  let client: BaseLanguageClient | undefined;
  let started: Promise<BaseLanguageClient> | undefined;
  /** Grows with each end: what a client of an earlier turn says does not count any more. */
  let turn = 0;
  /** When the server ended lately, in ms, and the reason that it stays down, if it does. */
  let ends: readonly number[] = [];
  let down: Problem | undefined;

  const start = (): Promise<BaseLanguageClient> =>
    down ? Promise.reject(down) : (started ??= connect());

  async function connect(): Promise<BaseLanguageClient> {
    const mine = turn;
    try {
      const made = await createClient(
        {
          documentSelector: [{ language: languageId }],
          outputChannel: log,
          initializationOptions: {
            canSuppress: true,
            canShowReferences: true,
            canLeaveStrings: true,
            asksTokensByRange: true,
          } satisfies InitializationOptions,
        },
        () => {
          // One that ends before it runs fails to start.
          if (mine !== turn || !made.isRunning()) return;
          ended();
          startQuietly();
        },
      );
      if (mine !== turn) return await start();
      client = made;
      await made.start();
      if (made.isRunning()) return made;
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
    }
    if (mine === turn) ended();
    return start();
  }

  function forget(): void {
    client = started = undefined;
    turn++;
  }

  /** Notes an end that nobody asked for. After too many of them the person is told, once. */
  function ended(): void {
    forget();
    const now = Date.now();
    ends = [...ends.filter((time) => now - time < minutes * 60_000), now];
    if (ends.length < tooManyEnds) return;
    const message = vscode.l10n.t(
      'The language server of Fine-Tuning Jobs does not keep running: job files are neither checked nor completed. Its log says why.',
    );
    const problem = new Problem(message, [
      { title: vscode.l10n.t('Restart Language Server'), run: restart },
      { title: vscode.l10n.t('Show Log'), run: () => log.show() },
    ]);
    down = problem;
    void runReporting(log, () => Promise.reject(problem));
  }

  /** Ends the client also where it hangs or is still starting. */
  async function stop(): Promise<void> {
    const old = client;
    forget();
    await old?.dispose().catch((error: unknown) => log.warn(String(error)));
  }

  async function restart(): Promise<void> {
    await stop();
    ends = [];
    down = undefined;
    await start().catch(alreadyTold);
  }

  const startQuietly = (): void => void start().catch(alreadyTold);
  const startFor = (document: vscode.TextDocument): void => {
    // In a turn of its own: what is loaded for it is no part of our activation, which others wait for.
    if (document.languageId === languageId) setTimeout(startQuietly);
  };
  context.subscriptions.push(
    { dispose: () => void stop() },
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.commands.registerCommand('ftjob.restartLanguageServer', () =>
      runReporting(log, restart),
    ),
  );
  vscode.workspace.textDocuments.forEach(startFor);

  return {
    request: async (method, params) => {
      const running = await start();
      return params ? running.sendRequest(method, params) : running.sendRequest(method);
    },
  };
}

/** A start fails for good only when the person has been told. */
function alreadyTold(): void {
  return undefined;
}
