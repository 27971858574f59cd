/** The request for code lenses, for a client that can show what they lead to. */
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { CodeLens } from 'vscode-languageserver-types';
import { showReferencesCommand, type ReferencesArgument } from '../../protocol/references.ts';
import { toRange } from './convert.ts';
import { jobOf } from './documents.ts';
import type { Connection } from './lsp/connection.ts';
import type { TextDocument } from './lsp/textDocument.ts';
import type { Serve } from './serve.ts';
import { codeLenses, type CodeLens as Lens } from './service/codeLenses.ts';

/** Without the command to show places a lens would be a button that fails, so other clients are given none. */
export function codeLensCapabilities(canShowReferences: boolean): ServerCapabilities {
  return canShowReferences ? { codeLensProvider: {} } : {};
}

export function serveCodeLenses(connection: Connection, serve: Serve): void {
  connection.onRequest('textDocument/codeLens', ({ textDocument }, token) =>
    serve(textDocument.uri, token, null, (document) =>
      codeLenses(jobOf(document)).map((lens) => toCodeLens(document, lens)),
    ),
  );
}

function toCodeLens(document: TextDocument, { offset, title, references }: Lens): CodeLens {
  const range = toRange(document, offset, offset);
  const ranges = references.map(({ start, end }) => toRange(document, start, end));
  const argument: ReferencesArgument = { uri: document.uri, position: range.start, ranges };
  // VS Code shows a lens without a command as text.
  return ranges.length === 0
    ? { range, command: { title, command: '' } }
    : { range, command: { title, command: showReferencesCommand, arguments: [argument] } };
}
