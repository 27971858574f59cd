/** The requests about names: definition, references, highlights and rename. */
import { ResponseError } from 'vscode-jsonrpc';
import type {
  ClientCapabilities,
  PrepareRenameResult,
  ServerCapabilities,
} from 'vscode-languageserver-protocol';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { toEdits, toRange } from './convert.ts';
import { jobOf } from './documents.ts';
import { lspErrors, type Connection } from './lsp/connection.ts';
import { highlightKind } from './lsp/kinds.ts';
import type { PythonLoader } from './pythonLoader.ts';
import type { Serve } from './serve.ts';
import { definitionsAt, occurrencesAt } from './service/navigation.ts';

export function nameCapabilities({ textDocument }: ClientCapabilities): ServerCapabilities {
  const canPrepare = textDocument?.rename?.prepareSupport === true;
  return {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: canPrepare ? { prepareProvider: true } : true,
  };
}

const highlightKinds = {
  definition: highlightKind.write,
  use: highlightKind.read,
} as const;

export function serveNames(
  connection: Connection,
  serve: Serve,
  loadPython: PythonLoader['structure'],
): void {
  connection.onRequest('textDocument/definition', ({ textDocument: { uri }, position }, token) =>
    serve(uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      const found = definitionsAt(jobOf(document), document.offsetAt(position), python);
      return found.map(({ start, end }) => ({ uri, range: toRange(document, start, end) }));
    }),
  );
  connection.onRequest(
    'textDocument/references',
    ({ textDocument: { uri }, position, context }, token) =>
      serve(uri, token, null, async (document) => {
        const python = await loadPython(jobOf(document));
        return occurrencesAt(jobOf(document), document.offsetAt(position), python)
          .filter(({ kind }) => context.includeDeclaration || kind === 'use')
          .map(({ start, end }) => ({ uri, range: toRange(document, start, end) }));
      }),
  );
  connection.onRequest('textDocument/documentHighlight', ({ textDocument, position }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      const found = occurrencesAt(jobOf(document), document.offsetAt(position), python);
      return found.map(({ kind, start, end }) => ({
        kind: highlightKinds[kind],
        range: toRange(document, start, end),
      }));
    }),
  );
  connection.onRequest('textDocument/prepareRename', ({ textDocument, position }, token) =>
    serve<PrepareRenameResult | ResponseError | null>(
      textDocument.uri,
      token,
      null,
      async (document) => {
        const python = await loadPython(jobOf(document));
        const { renamableAt } = await import('./service/rename.ts');
        const found = renamableAt(jobOf(document), document.offsetAt(position), python);
        return found.kind === 'refused'
          ? refusal(found.message)
          : { range: toRange(document, found.start, found.end), placeholder: found.text };
      },
    ),
  );
  connection.onRequest(
    'textDocument/rename',
    ({ textDocument: { uri }, position, newName }, token) =>
      serve<WorkspaceEdit | ResponseError | null>(uri, token, null, async (document) => {
        const python = await loadPython(jobOf(document));
        const { renameAt } = await import('./service/rename.ts');
        const renaming = renameAt(jobOf(document), document.offsetAt(position), newName, python);
        return renaming.kind === 'refused'
          ? refusal(renaming.message)
          : { changes: { [uri]: toEdits(document, renaming.edits) } };
      }),
  );
}

function refusal(message: string): ResponseError {
  return new ResponseError(lspErrors.requestFailed, message);
}
