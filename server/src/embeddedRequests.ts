/** The requests about strings in another language: semantic tokens, the reward behind a formula, signatures. */
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Range as LspRange, SemanticTokens } from 'vscode-languageserver-types';
import { toMarkdown } from './convert.ts';
import { jobOf } from './documents.ts';
import type { Connection } from './lsp/connection.ts';
import type { TextDocument } from './lsp/textDocument.ts';
import type { PythonLoader } from './pythonLoader.ts';
import type { Serve } from './serve.ts';
import type { Range } from './service/embedded.ts';
import { inlayHints } from './service/inlayHints.ts';
import { semanticTokens, tokenTypes } from './service/semanticTokens.ts';
import { signatureHelpAt } from './service/signatureHelp.ts';
import type { Settings } from './settings.ts';

/** `onlyRanges`: the editor asks for the tokens of what it shows, and must not ask for those of the whole file. */
export function embeddedCapabilities(onlyRanges: boolean): ServerCapabilities {
  return {
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
      full: !onlyRanges,
      range: true,
    },
    inlayHintProvider: true,
    signatureHelpProvider: { triggerCharacters: ['(', ','] },
  };
}

const noTokens: SemanticTokens = { data: [] };

export function serveEmbedded(
  connection: Connection,
  serve: Serve,
  loadPython: PythonLoader['structure'],
  settings: () => Settings | undefined,
): void {
  const tokensOf = async (
    document: TextDocument,
    rangeOf: () => Range,
  ): Promise<SemanticTokens> => {
    const python = await loadPython(jobOf(document));
    // The document may have changed while the parser was loaded, so it is asked for its job again.
    const found = semanticTokens(jobOf(document), rangeOf(), python?.structure?.tokens);
    // LSP's form: each token by five numbers, its place relative to the token before.
    const data: number[] = [];
    let before = { line: 0, character: 0 };
    for (const { start, end, type } of found) {
      const at = document.positionAt(start);
      const line = at.line - before.line;
      const character = line === 0 ? at.character - before.character : at.character;
      data.push(line, character, end - start, tokenTypes.indexOf(type), 0);
      before = at;
    }
    return { data };
  };
  connection.onRequest('textDocument/semanticTokens/full', ({ textDocument }, token) =>
    serve(textDocument.uri, token, noTokens, (document) =>
      tokensOf(document, () => ({ start: 0, end: document.getText().length })),
    ),
  );
  connection.onRequest('textDocument/semanticTokens/range', ({ textDocument, range }, token) =>
    serve(textDocument.uri, token, noTokens, (document) =>
      tokensOf(document, () => toOffsets(document, range)),
    ),
  );
  connection.onRequest('textDocument/inlayHint', ({ textDocument, range }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const shown = await settings()?.forDocument(document.uri);
      if (!shown?.showsRewardInterval) return null;
      const { start, end } = toOffsets(document, range);
      return inlayHints(jobOf(document))
        .filter(({ offset }) => start <= offset && offset <= end)
        .map(({ offset, label, tooltip }) => ({
          position: document.positionAt(offset),
          label,
          tooltip,
          paddingLeft: true,
        }));
    }),
  );
  connection.onRequest('textDocument/signatureHelp', ({ textDocument, position }, token) =>
    serve(textDocument.uri, token, null, (document) => {
      const found = signatureHelpAt(jobOf(document), document.offsetAt(position));
      if (!found) return null;
      const parameters = found.parameters.map(({ start, end, documentation }) => ({
        label: [start, end] as [number, number],
        documentation,
      }));
      const { label, documentation, active } = found;
      return {
        signatures: [{ label, documentation: toMarkdown(documentation), parameters }],
        activeSignature: 0,
        activeParameter: active,
      };
    }),
  );
}

function toOffsets(document: TextDocument, { start, end }: LspRange): Range {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}
