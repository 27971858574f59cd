/** The language client on Node, with the server in a process of its own. What follows from its end is decided elsewhere. */
import type { CreateClient } from './languageServer.ts';

/** Makes clients for the server in this file, an absolute path. The library is loaded with the first of them. */
export function nodeClient(module: string): CreateClient {
  return async (options, onClosed) => {
    const { CloseAction, ErrorAction, LanguageClient, TransportKind } =
      await import('vscode-languageclient/node');

    /** Writes to the log only: by itself the library also shows a message for each failed start and each lost message. */
    class QuietClient extends LanguageClient {
      override error(message: string, data?: unknown): void {
        super.error(message, data, false);
      }
    }

    const server = { module, transport: TransportKind.ipc };
    return new QuietClient('ftjob', 'Fine-Tuning Jobs', server, {
      ...options,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          onClosed();
          const message = 'The language server has ended.';
          return { action: CloseAction.DoNotRestart, handled: true, message };
        },
      },
    });
  };
}
