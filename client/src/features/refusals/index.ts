/**
 * Refusals of a service as problems of the file that was refused: on the place that the service speaks of, until that
 * place is edited or the file is submitted again.
 */
import * as vscode from 'vscode';
import {
  insertMemberRequest,
  placeRequest,
  type InsertMemberAnswer,
  type PlaceAnswer,
} from '../../../../protocol/place.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { refusalOf, type Refusal, type RefusedOutcome } from './refusal.ts';
import { moved, type Span } from './spans.ts';

export interface RefusalsHost {
  readonly languageId: string;
  readonly log: vscode.LogOutputChannel;
  readonly request: (method: string, params: object) => Promise<unknown>;
}

export interface Refusals extends Disposable {
  /**
   * Marks what was refused; what was refused before in the same file is forgotten. Answers how to take this mark away.
   */
  readonly show: (outcome: RefusedOutcome & { readonly document: vscode.Uri }) => () => void;
  /** Where the document says what a service speaks of, or the nearest place above it; `undefined` where it is gone. */
  readonly find: (
    document: vscode.Uri,
    place: readonly string[],
  ) => Promise<vscode.Range | undefined>;
}

interface Marked {
  readonly refusal: Refusal;
  readonly mark: Span;
  readonly extent: Span;
  /** The text of the extent, by which it is known when the document is opened again. */
  readonly text: string;
  /** How many steps of the path the document did not have: fewer, and somebody has added what was missing. */
  readonly missing: number;
}

export const refusalCode = 'service-refused';

export function openRefusals({ languageId, log, request }: RefusalsHost): Refusals {
  const disposables = new Disposables();
  const collection = disposables.add(vscode.languages.createDiagnosticCollection('ftjob.refusals'));
  const marks = new Map<string, Marked>();

  const forget = (uri: vscode.Uri) => {
    marks.delete(uri.toString());
    collection.delete(uri);
  };
  const put = (document: vscode.TextDocument, marked: Marked) => {
    marks.set(document.uri.toString(), marked);
    const range = rangeOf(document, marked.mark);
    const { message } = marked.refusal;
    const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
    diagnostic.source = 'ftjob';
    diagnostic.code = refusalCode;
    collection.set(document.uri, [diagnostic]);
  };
  const ask = async (uri: vscode.Uri, path: readonly string[]) =>
    (await request(placeRequest, { uri: uri.toString(), path })) as PlaceAnswer | null;

  const mark = async (document: vscode.TextDocument, refusal: Refusal) => {
    const place = await ask(document.uri, refusal.place);
    if (place?.version !== document.version) return;
    const extent = spanOf(document, place.extent);
    put(document, {
      refusal,
      mark: spanOf(document, place.mark),
      extent,
      text: textOf(document, extent),
      missing: place.missing.length,
    });
  };

  const edited = (
    document: vscode.TextDocument,
    edits: readonly vscode.TextDocumentContentChangeEvent[],
  ) => {
    const marked = marks.get(document.uri.toString());
    if (marked === undefined || edits.length === 0) return;
    // Without a place the whole file is meant.
    if (marked.refusal.place.length === 0) {
      forget(document.uri);
      return;
    }
    let { mark: shown, extent } = marked;
    // Each edit of one event is told in the text before it; from the end on, none moves another.
    for (const edit of edits.toSorted((one, other) => other.rangeOffset - one.rangeOffset)) {
      const [newMark, newExtent] = [moved(shown, edit), moved(extent, edit)];
      if (!newMark || !newExtent) {
        forget(document.uri);
        return;
      }
      [shown, extent] = [newMark, newExtent];
    }
    put(document, { ...marked, mark: shown, extent });
    if (marked.missing > 0) void runReporting(log, () => forgetIfAdded(document));
  };

  const forgetIfAdded = async (document: vscode.TextDocument) => {
    const marked = marks.get(document.uri.toString());
    if (!marked) return;
    const place = await ask(document.uri, marked.refusal.place);
    if (place && place.missing.length < marked.missing) forget(document.uri);
  };

  const listeners = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
      edited(document, contentChanges),
    ),
    vscode.workspace.onDidOpenTextDocument((document) => {
      const marked = marks.get(document.uri.toString());
      if (marked && textOf(document, marked.extent) !== marked.text) forget(document.uri);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(forget)),
    vscode.workspace.onDidRenameFiles(({ files }) => files.forEach(({ oldUri }) => forget(oldUri))),
    vscode.languages.registerCodeActionsProvider(
      { language: languageId },
      {
        provideCodeActions: async (document, _range, { diagnostics }) => {
          const diagnostic = diagnostics.find(({ code }) => code === refusalCode);
          const marked = marks.get(document.uri.toString());
          return diagnostic && marked ? fixesOf(document, marked, diagnostic) : [];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  ];
  for (const listener of listeners) disposables.add(listener);

  const fixesOf = async (
    document: vscode.TextDocument,
    { refusal, mark: shown, missing }: Marked,
    diagnostic: vscode.Diagnostic,
  ): Promise<vscode.CodeAction[]> => {
    if (!refusal.remedy) return [];
    const { property, value } = refusal.remedy;
    const member = `${JSON.stringify(property)}: ${value}`;
    const edit = new vscode.WorkspaceEdit();
    if (missing === 0) edit.replace(document.uri, rangeOf(document, shown), value);
    else {
      const params = { uri: document.uri.toString(), member };
      const insertion = (await request(insertMemberRequest, params)) as InsertMemberAnswer | null;
      if (insertion?.version !== document.version) return [];
      const { start, end } = insertion.range;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      edit.replace(document.uri, range, insertion.newText);
    }
    const title =
      missing === 0 ? vscode.l10n.t('Change to {0}', member) : vscode.l10n.t('Insert {0}', member);
    const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    fix.edit = edit;
    fix.diagnostics = [diagnostic];
    fix.isPreferred = true;
    return [fix];
  };

  return {
    show: (outcome) => {
      forget(outcome.document);
      const refusal = refusalOf(outcome);
      const document = refusal && openDocument(outcome.document);
      if (document) void runReporting(log, () => mark(document, refusal));
      return () => {
        if (marks.get(outcome.document.toString())?.refusal === refusal) forget(outcome.document);
      };
    },
    find: async (uri, path) => {
      if (path.length === 0) return undefined;
      const document = openDocument(uri) ?? (await savedDocument(uri));
      const place = document && (await ask(uri, path));
      return place ? rangeOf(document, spanOf(document, place.mark)) : undefined;
    },
    dispose: () => disposables.dispose(),
  };
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
}

/** A file that is closed, unless it is gone. Of one that was never saved, opening would make a new one. */
async function savedDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (uri.scheme === 'untitled') return undefined;
  return vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
}

function spanOf(document: vscode.TextDocument, { start, end }: PlaceAnswer['mark']): Span {
  const offset = ({ line, character }: PlaceAnswer['mark']['start']) =>
    document.offsetAt(new vscode.Position(line, character));
  return { start: offset(start), end: offset(end) };
}

function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function textOf(document: vscode.TextDocument, { start, end }: Span): string {
  return document.getText().slice(start, end);
}
