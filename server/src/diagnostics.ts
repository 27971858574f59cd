/** Diagnostics for both kinds of editors: those that ask for them (pull) and those that wait for them (push). */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { toDiagnostic } from './convert.ts';
import { isServed } from './documents.ts';
import type { Judges, Verdict } from './judge.ts';
import { lspErrors, type Connection } from './lsp/connection.ts';
import { messageTypeError } from './lsp/kinds.ts';
import type { OpenDocuments } from './lsp/openDocuments.ts';
import type { TextDocument } from './lsp/textDocument.ts';
import type { Runtime } from './server.ts';

function diagnosticsOf(document: TextDocument, { findings }: Verdict): Diagnostic[] {
  const [first, ...others] = findings.map((finding) => toDiagnostic(document, finding));
  if (!first) return [];
  // Editors list the worst first, and the note that there are more is to stand before what it is about, unless somebody
  // has chosen a severity for it.
  if (first.code === 'more-problems' && findings[0]!.severity === 'information')
    first.severity = Math.min(...others.map(({ severity }) => severity!)) as DiagnosticSeverity;
  return [first, ...others];
}

function logFailure(connection: Connection, { uri }: TextDocument, error: unknown): void {
  // What fails is told in the log; nobody waits for it, and unheard it would end the process.
  const message = `${uri} could not be checked: ${String(error)}`;
  void connection.sendNotification('window/logMessage', { type: messageTypeError, message });
}

/**
 * Answers the requests of an editor that asks; one that has changed its mind meanwhile costs no validation. An editor that
 * can be told to ask again gets what is known at once, and the mistakes in Python when they are known.
 */
export function servePulledDiagnostics(
  connection: Connection,
  documents: OpenDocuments,
  { judge, judgeSoon }: Judges,
  runtime: Runtime,
  refresh: (() => void) | false,
): void {
  connection.onRequest('textDocument/diagnostic', async ({ textDocument }, token) => {
    await runtime.nextTurn();
    if (token.isCancellationRequested)
      return new ResponseError(lspErrors.requestCancelled, 'The document has changed.');
    const document = documents.get(textDocument.uri);
    if (!document) return new ResponseError(ErrorCodes.InvalidParams, 'No such document is open.');
    if (!isServed(document)) return { kind: 'full', items: [] };
    const verdict = await (refresh ? judgeSoon(document) : judge(document));
    // The answer is written a turn from now; loading Python's parser would hold it up.
    if (refresh && !verdict.isComplete)
      runtime
        .nextTurn()
        .then(runtime.nextTurn)
        .then(() => judge(document))
        .then(refresh, (error: unknown) => logFailure(connection, document, error));
    return { kind: 'full', items: diagnosticsOf(document, verdict) };
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
  { judge, judgeSoon }: Judges,
): () => void {
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  const forget = (uri: string) => {
    clearTimeout(pending.get(uri));
    pending.delete(uri);
  };
  const send = (document: TextDocument) =>
    void judgeAndSend(document).catch((error: unknown) => logFailure(connection, document, error));
  const judgeAndSend = async (document: TextDocument) => {
    forget(document.uri);
    if (!isServed(document)) return;
    const { version } = document;
    const verdict = await judgeSoon(document);
    await publish(document, version, verdict);
    if (!verdict.isComplete) await publish(document, version, await judge(document));
  };
  const publish = async (document: TextDocument, version: number, verdict: Verdict) => {
    const { uri } = document;
    // A newer version has its own turn, and a closed document has none.
    if (documents.get(uri)?.version !== version) return;
    const diagnostics = diagnosticsOf(document, verdict);
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
