/**
 * LSP's numbers and words, as in its specification 3.17: only those that this server sends. The enumerations of
 * vscode-languageserver-types would bring their checks of every structure with them, 22 kB.
 */
export const severity = { error: 1, warning: 2, information: 3, hint: 4 } as const;

export const diagnosticTag = { unnecessary: 1, deprecated: 2 } as const;

export const completionItemKind = {
  function: 3,
  variable: 6,
  class: 7,
  module: 9,
  property: 10,
  value: 12,
  keyword: 14,
  snippet: 15,
} as const;

/** Insert texts are snippets, and continuation lines are indented like the line that they are inserted into. */
export const insertTextFormatSnippet = 2;
export const insertTextModeAdjustIndentation = 2;

export const symbolKind = {
  module: 2,
  function: 12,
  string: 15,
  number: 16,
  boolean: 17,
  array: 18,
  null: 21,
} as const;

export const highlightKind = { read: 2, write: 3 } as const;

export const markdown = 'markdown';

export const quickFix = 'quickfix';
export const sortActionKind = 'source.sort.ftjob';
export const fixAllActionKind = 'source.fixAll.ftjob';

export const messageTypeError = 1;
export const messageTypeInfo = 3;

export const textDocumentSyncIncremental = 2;
