/** The requests about names: definition, references, highlights and rename. */
import {
  DocumentHighlightKind,
  LSPErrorCodes,
  ResponseError,
  type ClientCapabilities,
  type Connection,
  type PrepareRenameResult,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { toEdit, toRange } from './convert.ts';
import { jobOf } from './documents.ts';
import type { PythonLoader } from './pythonLoader.ts';
import type { Serve } from './serve.ts';
import { definitionsAt, occurrencesAt } from './service/navigation.ts';
import { renamableAt, renameAt } from './service/rename.ts';

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
  definition: DocumentHighlightKind.Write,
  use: DocumentHighlightKind.Read,
} as const;

export function serveNames(connection: Connection, serve: Serve, loadPython: PythonLoader): void {
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    serve(uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      const found = definitionsAt(jobOf(document), document.offsetAt(position), python);
      return found.map(({ start, end }) => ({ uri, range: toRange(document, start, end) }));
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    serve(uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      return occurrencesAt(jobOf(document), document.offsetAt(position), python)
        .filter(({ kind }) => context.includeDeclaration || kind === 'use')
        .map(({ start, end }) => ({ uri, range: toRange(document, start, end) }));
    }),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      const found = occurrencesAt(jobOf(document), document.offsetAt(position), python);
      return found.map(({ kind, start, end }) => ({
        kind: highlightKinds[kind],
        range: toRange(document, start, end),
      }));
    }),
  );
  connection.onPrepareRename(({ textDocument, position }, token) =>
    serve<PrepareRenameResult | ResponseError | null>(
      textDocument.uri,
      token,
      null,
      async (document) => {
        const python = await loadPython(jobOf(document));
        const found = renamableAt(jobOf(document), document.offsetAt(position), python);
        return found.kind === 'refused'
          ? refusal(found.message)
          : { range: toRange(document, found.start, found.end), placeholder: found.text };
      },
    ),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    serve<WorkspaceEdit | ResponseError | null>(uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      const renaming = renameAt(jobOf(document), document.offsetAt(position), newName, python);
      return renaming.kind === 'refused'
        ? refusal(renaming.message)
        : { changes: { [uri]: renaming.edits.map((edit) => toEdit(document, edit)) } };
    }),
  );
}

function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
