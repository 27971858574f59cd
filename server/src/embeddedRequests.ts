/** The requests about strings in another language: semantic tokens, the reward behind a formula, signatures. */
import {
  SemanticTokensBuilder,
  type Connection,
  type Range as LspRange,
  type SemanticTokens,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toMarkdown } from './convert.ts';
import { jobOf } from './documents.ts';
import type { PythonLoader } from './pythonLoader.ts';
import type { Serve } from './serve.ts';
import type { Range } from './service/embedded.ts';
import { inlayHints } from './service/inlayHints.ts';
import { semanticTokens, tokenTypes } from './service/semanticTokens.ts';
import { signatureHelpAt } from './service/signatureHelp.ts';
import type { Settings } from './settings.ts';

export const embeddedCapabilities: ServerCapabilities = {
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
    full: true,
    range: true,
  },
  inlayHintProvider: true,
  signatureHelpProvider: { triggerCharacters: ['(', ','] },
};

const noTokens: SemanticTokens = { data: [] };

export function serveEmbedded(
  connection: Connection,
  serve: Serve,
  loadPython: PythonLoader,
  settings: () => Settings | undefined,
): void {
  const tokensOf = async (
    document: TextDocument,
    rangeOf: () => Range,
  ): Promise<SemanticTokens> => {
    const python = await loadPython(jobOf(document));
    // The document may have changed while the parser was loaded, so it is asked for its job again.
    const builder = new SemanticTokensBuilder();
    const found = semanticTokens(jobOf(document), rangeOf(), python?.structure?.tokens);
    for (const { start, end, type } of found) {
      const { line, character } = document.positionAt(start);
      builder.push(line, character, end - start, tokenTypes.indexOf(type), 0);
    }
    return builder.build();
  };
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    serve(textDocument.uri, token, noTokens, (document) =>
      tokensOf(document, () => ({ start: 0, end: document.getText().length })),
    ),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    serve(textDocument.uri, token, noTokens, (document) =>
      tokensOf(document, () => toOffsets(document, range)),
    ),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
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
  connection.onSignatureHelp(({ textDocument, position }, token) =>
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
