/** From the language service's offsets and words to LSP's. */
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  MarkupContent,
  Position,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-types';
import { leaveStringCommand } from '../../protocol/leaveString.ts';
import {
  completionItemKind,
  diagnosticTag,
  insertTextFormatSnippet,
  insertTextModeAdjustIndentation,
  markdown,
  quickFix,
  severity,
  symbolKind,
} from './lsp/kinds.ts';
import type { TextDocument } from './lsp/textDocument.ts';
import type { Completion } from './service/completion/completion.ts';
import type { CodedFinding } from './service/findings.ts';
import type { Fix, TextChange } from './service/rules/rule.ts';
import type { Range as Offsets } from './service/embedded.ts';
import { plainLabel } from './service/untrusted.ts';
import type { OutlineSymbol, SymbolKind as OutlineKind } from './service/symbols.ts';

/** Where the page of a rule is. */
const rulePages = 'https://github.com/ftjob/ftjob/blob/main/docs/rules/';

export function toRange(document: TextDocument, start: number, end: number): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toEdit(document: TextDocument, { start, end, text }: TextChange): TextEdit {
  return { range: toRange(document, start, end), newText: text };
}

export function toEdits(document: TextDocument, changes: readonly TextChange[]): TextEdit[] {
  return changes.map((change) => toEdit(document, change));
}

export function toMarkdown(value: string): MarkupContent {
  return { kind: markdown, value };
}

export function toDiagnostic(document: TextDocument, finding: CodedFinding): Diagnostic {
  return {
    range: toRange(document, finding.start, finding.end),
    severity: severity[finding.severity],
    source: 'ftjob',
    code: finding.code,
    codeDescription: { href: `${rulePages}${finding.code}.md` },
    message: finding.message,
    ...(finding.tag && { tags: [diagnosticTag[finding.tag]] }),
  };
}

export function toQuickFix(
  document: TextDocument,
  finding: CodedFinding,
  fix: Fix,
  isPreferred: boolean,
): CodeAction {
  return {
    title: fix.title,
    kind: quickFix,
    diagnostics: [toDiagnostic(document, finding)],
    isPreferred,
    edit: { changes: { [document.uri]: toEdits(document, fix.edits) } },
  };
}

const completionKinds = { ...completionItemKind, skeleton: completionItemKind.snippet } as const;

/** An editor that does not know the first two ignores them. */
const nextCommands = {
  suggestions: { title: 'Suggest', command: 'editor.action.triggerSuggest' },
  parameters: { title: 'Show Parameters', command: 'editor.action.triggerParameterHints' },
  'string end': { title: 'Leave String', command: leaveStringCommand },
} as const;

export function toCompletionItem(
  document: TextDocument,
  completion: Completion,
  canLeaveStrings: boolean,
): CompletionItem {
  const next = completion.next === 'string end' && !canLeaveStrings ? undefined : completion.next;
  const { start, end, snippet, documentation, detail, additional } = completion;
  return {
    label: plainLabel(completion.label),
    kind: completionKinds[completion.kind],
    ...(detail !== undefined && { detail, labelDetails: { description: detail } }),
    ...(documentation !== undefined && { documentation: toMarkdown(documentation) }),
    filterText: completion.filterText,
    sortText: completion.sortText,
    insertTextFormat: insertTextFormatSnippet,
    insertTextMode: insertTextModeAdjustIndentation,
    textEdit: { range: toRange(document, start, end), newText: snippet },
    ...(additional && { additionalTextEdits: [toEdit(document, additional)] }),
    ...(next && { command: nextCommands[next] }),
  };
}

const symbolKinds: Readonly<Record<OutlineKind, DocumentSymbol['kind']>> = {
  object: symbolKind.module,
  array: symbolKind.array,
  string: symbolKind.string,
  number: symbolKind.number,
  boolean: symbolKind.boolean,
  null: symbolKind.null,
  grader: symbolKind.function,
};

/** Converts a tree of symbols, from the leaves up: its depth is bounded by nothing but the document. */
export function toDocumentSymbols(
  document: TextDocument,
  symbols: readonly OutlineSymbol[],
): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const pending = [{ from: symbols, into: roots }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const symbol of next.from) {
      const children: DocumentSymbol[] = [];
      next.into.push({
        name: symbol.name,
        detail: symbol.detail,
        kind: symbolKinds[symbol.kind],
        range: toRange(document, symbol.start, symbol.end),
        selectionRange: toRange(document, symbol.selectionStart, symbol.selectionEnd),
        children,
      });
      pending.push({ from: symbol.children, into: children });
    }
  }
  return roots;
}

/** A person expands a selection a few times; JSON cannot be written of a chain of a hundred thousand. */
const maxSelections = 500;

/** Ranges, innermost first, as the chain that LSP asks for; an empty range at the position where there are none. */
export function toSelectionRange(
  document: TextDocument,
  position: Position,
  spans: readonly Offsets[],
): SelectionRange {
  const chain = spans.slice(0, maxSelections).reduceRight<SelectionRange | undefined>(
    (parent, { start, end }) => ({
      range: toRange(document, start, end),
      ...(parent && { parent }),
    }),
    undefined,
  );
  return chain ?? { range: { start: position, end: position } };
}
