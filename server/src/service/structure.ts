/** What every JSON editor gives: formatting, folding, selection ranges, sorting; by vscode-json-languageservice. */
import { getLanguageService, type LanguageService } from 'vscode-json-languageservice';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  FoldingRange,
  FormattingOptions,
  Position,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-types';

/** The library recurses: documents nested deeper than this are declined (PERFORMANCE.md 5, limits 6 and 7). */
export const maxDepth = 500;

let service: LanguageService | undefined;

function jsonService(): LanguageService {
  return (service ??= getLanguageService({}));
}

export function format(
  document: TextDocument,
  range: Range | undefined,
  options: FormattingOptions,
): TextEdit[] {
  const whole = {
    start: document.positionAt(0),
    end: document.positionAt(document.getText().length),
  };
  return jsonService().format(document, range ?? whole, options);
}

/** Folding ranges, at most `limit` of them. */
export function foldingRanges(document: TextDocument, limit: number): FoldingRange[] {
  return jsonService().getFoldingRanges(document, { rangeLimit: limit });
}

export function selectionRanges(document: TextDocument, positions: Position[]): SelectionRange[] {
  const json = jsonService();
  return json.getSelectionRanges(document, positions, json.parseJSONDocument(document));
}

/** The edits that put the keys of all objects into alphabetical order. */
export function sort(document: TextDocument, options: FormattingOptions): TextEdit[] {
  return jsonService().sort(document, options);
}
