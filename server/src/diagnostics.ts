/** Diagnostics for both kinds of editors: those that ask for them (pull) and those that wait for them (push). */
import {
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type Diagnostic,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toDiagnostic } from './convert.ts';
import { isServed, type Judge } from './documents.ts';
import type { Runtime } from './server.ts';

async function diagnosticsOf(document: TextDocument, judge: Judge): Promise<Diagnostic[]> {
  if (!isServed(document)) return [];
  const { findings } = await judge(document);
  return findings.map((finding) => toDiagnostic(document, finding));
}

/** Answers the requests of an editor that asks; one that has changed its mind meanwhile costs no validation. */
export function servePulledDiagnostics(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  judge: Judge,
  runtime: Runtime,
): void {
  connection.languages.diagnostics.on(async ({ textDocument }, token) => {
    await runtime.nextTurn();
    if (token.isCancellationRequested)
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'The document has changed.');
    const document = documents.get(textDocument.uri);
    if (!document) return new ResponseError(ErrorCodes.InvalidParams, 'No such document is open.');
    return { kind: DocumentDiagnosticReportKind.Full, items: await diagnosticsOf(document, judge) };
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
  documents: TextDocuments<TextDocument>,
  judge: Judge,
): () => void {
  const pending = new Map<string, ReturnType<typeof setTimeout>>();
  const openVersions = new Map<string, number>();
  const forget = (uri: string) => {
    clearTimeout(pending.get(uri));
    pending.delete(uri);
  };
  const send = async (document: TextDocument) => {
    forget(document.uri);
    const { uri, version } = document;
    const diagnostics = await diagnosticsOf(document, judge);
    // A newer version has its own turn, and a closed document has none.
    if (documents.get(uri)?.version === version)
      await connection.sendDiagnostics({ uri, version, diagnostics });
  };
  documents.onDidOpen(({ document }) => {
    openVersions.set(document.uri, document.version);
    void send(document);
  });
  documents.onDidChangeContent(({ document }) => {
    // The library reports an opened document as changed too; that one is being answered.
    if (document.version === openVersions.get(document.uri)) return;
    forget(document.uri);
    pending.set(
      document.uri,
      setTimeout(() => void send(document), pushDelay),
    );
  });
  documents.onDidClose(({ document }) => {
    forget(document.uri);
    openVersions.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  return () => {
    for (const document of documents.all()) void send(document);
  };
}
