/** Formatting and sorting by vscode-json-languageservice; both are rare, so the library is loaded when first asked. */
import { getLanguageService } from 'vscode-json-languageservice';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';

const service = getLanguageService({});

/** The edits that format the document, or a range of it. The document must not be nested deeper than `maxDepth`. */
export function format(
  document: TextDocument,
  range: Range | undefined,
  options: FormattingOptions,
): TextEdit[] {
  const whole = {
    start: document.positionAt(0),
    end: document.positionAt(document.getText().length),
  };
  return service.format(document, range ?? whole, options);
}

/** The edits that put the keys of all objects into alphabetical order; the same bound holds. */
export function sort(document: TextDocument, options: FormattingOptions): TextEdit[] {
  return service.sort(document, options);
}
