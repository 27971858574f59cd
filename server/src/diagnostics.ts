/** Diagnostics for both kinds of editors: those that ask for them (pull) and those that wait for them (push). */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { toDiagnostic } from './convert.ts';
import { isServed, type Judge } from './documents.ts';
import { lspErrors, type Connection } from './lsp/connection.ts';
import { messageTypeError } from './lsp/kinds.ts';
import type { OpenDocuments } from './lsp/openDocuments.ts';
import type { Runtime } from './server.ts';

async function diagnosticsOf(document: TextDocument, judge: Judge): Promise<Diagnostic[]> {
  if (!isServed(document)) return [];
  const { findings } = await judge(document);
  return findings.map((finding) => toDiagnostic(document, finding));
}

/** Answers the requests of an editor that asks; one that has changed its mind meanwhile costs no validation. */
export function servePulledDiagnostics(
  connection: Connection,
  documents: OpenDocuments,
  judge: Judge,
  runtime: Runtime,
): void {
  connection.onRequest('textDocument/diagnostic', async ({ textDocument }, token) => {
    await runtime.nextTurn();
    if (token.isCancellationRequested)
      return new ResponseError(lspErrors.requestCancelled, 'The document has changed.');
    const document = documents.get(textDocument.uri);
    if (!document) return new ResponseError(ErrorCodes.InvalidParams, 'No such document is open.');
    return { kind: 'full', items: await diagnosticsOf(document, judge) };
  });
}

/** How long an editor may be typing before what it has is looked at, in ms. */
const pushDelay = 120;

/**
 * Sends diagnostics to an editor that waits for them: at once for a document just opened, after a pause in typing.
 * Returns a function that sends them all again.
 */
export function pushDiagnostics(
  connection: Connection,
  documents: OpenDocuments,
  judge: Judge,
): () => void {
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  const forget = (uri: string) => {
    clearTimeout(pending.get(uri));
    pending.delete(uri);
  };
  const send = (document: TextDocument) =>
    // What fails is told in the log; nobody waits for it, and unheard it would end the process.
    void judgeAndSend(document).catch((error: unknown) =>
      connection.sendNotification('window/logMessage', {
        type: messageTypeError,
        message: `${document.uri} could not be checked: ${String(error)}`,
      }),
    );
  const judgeAndSend = async (document: TextDocument) => {
    forget(document.uri);
    const { uri, version } = document;
    const diagnostics = await diagnosticsOf(document, judge);
    // A newer version has its own turn, and a closed document has none.
    if (documents.get(uri)?.version === version)
      await connection.sendNotification('textDocument/publishDiagnostics', {
        uri,
        version,
        diagnostics,
      });
  };
  documents.onDidOpen(send);
  documents.onDidChange((document) => {
    forget(document.uri);
    pending.set(
      document.uri,
      setTimeout(() => send(document), pushDelay),
    );
  });
  documents.onDidClose(({ uri }) => {
    forget(uri);
    void connection.sendNotification('textDocument/publishDiagnostics', { uri, diagnostics: [] });
  });
  return () => {
    for (const document of documents.all()) send(document);
  };
}
