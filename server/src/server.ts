/** Wires the language service to an LSP connection: documents in, answers out, nothing else. */
import * as l10n from '@vscode/l10n';
import type { InitializeResult, ServerCapabilities } from 'vscode-languageserver-protocol';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import { newJobChoicesRequest, newJobRequest, type NewJobParams } from '../../protocol/newJob.ts';
import {
  toCompletionItem,
  toDocumentSymbols,
  toEdits,
  toMarkdown,
  toRange,
  toSelectionRange,
} from './convert.ts';
import { codeLensCapabilities, serveCodeLenses } from './codeLensRequests.ts';
import { pushDiagnostics, servePulledDiagnostics } from './diagnostics.ts';
import { isServed, jobOf } from './documents.ts';
import { createJudges, type Judge } from './judge.ts';
import { embeddedCapabilities, serveEmbedded } from './embeddedRequests.ts';
import { ignoreRefusal, type Connection } from './lsp/connection.ts';
import {
  messageTypeError,
  messageTypeInfo,
  fixAllActionKind,
  quickFix,
  sortActionKind,
  textDocumentSyncIncremental,
} from './lsp/kinds.ts';
import { openDocuments } from './lsp/openDocuments.ts';
import { nameCapabilities, serveNames } from './nameRequests.ts';
import { createPythonLoader } from './pythonLoader.ts';
import type { Serve } from './serve.ts';
import { completionsAt } from './service/completion/completion.ts';
import { answersTrigger, triggerCharacters } from './service/completion/triggers.ts';
import { foldingRanges } from './service/folding.ts';
import { hoverAt } from './service/hover.ts';
import { linksOf } from './service/links.ts';
import { newJobChoices, newJobSnippet } from './service/newJob.ts';
import { selectionSpans } from './service/selectionRanges.ts';
import { listenToSettings, type Settings } from './settings.ts';
import { symbolsOf } from './service/symbols.ts';
import { serveSubmissions } from './submissionRequests.ts';
import { inTurns } from './turns.ts';
import { warmUp, warmUpFurther } from './warmUp.ts';

/** With what mends texts that are no JSON. */
const loadCodeActions = () => import('./codeActions.ts');

/** With the library that it stands on, which nothing else needs. */
const loadFormatting = () => import('./service/formatting.ts');

/** What the server needs of the place that it runs in. */
export interface Runtime {
  /** Lets the messages that have arrived be read first, so that a request's cancellation is known before it is served. */
  readonly nextTurn: () => Promise<void>;
  /** Gives the bytes of Ruff, the checker of Python's syntax; asked for once, when a job has a Python grader. */
  readonly loadRuffWasm: () => Promise<Uint8Array>;
  /** Ends the process when the editor with this process id is gone. */
  readonly exitAfter: (editor: number) => void;
  readonly exit: (code: number) => void;
}

const foldingRangeLimit = 5000;

/** Starts serving on a connection that is not yet listening. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = openDocuments(connection);
  let foldingLimit = foldingRangeLimit;
  let canSuppress = false;
  let canLeaveStrings = false;
  let settings: Settings | undefined;
  let refresh: () => void = () => undefined;
  let judge: Judge;
  let hasOpened = false;
  const python = createPythonLoader(runtime.loadRuffWasm, (message) => {
    void connection.sendNotification('window/logMessage', { type: messageTypeError, message });
  });

  const loadPython = python.structure;

  connection.onRequest('initialize', ({ capabilities, initializationOptions, processId }) => {
    if (processId !== null) runtime.exitAfter(processId);
    const options = initializationOptions as Partial<InitializationOptions> | null | undefined;
    canSuppress = options?.canSuppress === true;
    canLeaveStrings = options?.canLeaveStrings === true;
    foldingLimit = capabilities.textDocument?.foldingRange?.rangeLimit ?? foldingRangeLimit;
    const canAsk = capabilities.workspace?.configuration === true;
    const canRefreshHints = capabilities.workspace?.inlayHint?.refreshSupport === true;
    const changed = () => {
      refresh();
      if (canRefreshHints)
        void connection.sendRequest('workspace/inlayHint/refresh').catch(ignoreRefusal);
    };
    settings = listenToSettings(connection, { canAsk, changed });
    const judges = createJudges(settings, python, runtime.nextTurn);
    judge = judges.judge;
    const pulls = capabilities.textDocument?.diagnostic !== undefined;
    const canRefresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    if (pulls && canRefresh)
      refresh = () =>
        void connection.sendRequest('workspace/diagnostic/refresh').catch(ignoreRefusal);
    if (pulls)
      servePulledDiagnostics(connection, documents, judges, runtime, canRefresh && refresh);
    else refresh = pushDiagnostics(connection, documents, judges);
    void warmUpUntil(() => hasOpened, runtime);
    return initializeResult(pulls, {
      ...nameCapabilities(capabilities),
      ...codeLensCapabilities(options?.canShowReferences === true),
      ...embeddedCapabilities(options?.asksTokensByRange === true),
    });
  });
  documents.onDidOpen((document) => {
    hasOpened = true;
    // Asked before the text is read, and answered while it is.
    if (isServed(document)) void settings?.forDocument(document.uri);
  });
  documents.onDidClose(({ uri }) => settings?.forget(uri));

  const serve: Serve = async (uri, token, empty, answer) => {
    await runtime.nextTurn();
    const document = documents.get(uri);
    if (!document || !isServed(document) || token.isCancellationRequested) return empty;
    return answer(document);
  };

  connection.onRequest('textDocument/completion', ({ textDocument, position, context }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const typed = context?.triggerCharacter;
      const offset = () => document.offsetAt(position);
      if (typed !== undefined && !answersTrigger(jobOf(document), offset(), typed)) return null;
      const python = await loadPython(jobOf(document));
      // The document may have changed meanwhile.
      const completions = completionsAt(jobOf(document), offset(), python, typed);
      return completions.map((one) => toCompletionItem(document, one, canLeaveStrings));
    }),
  );
  connection.onRequest('textDocument/hover', ({ textDocument, position }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      const hover = hoverAt(jobOf(document), document.offsetAt(position), python);
      if (!hover) return null;
      const range = toRange(document, hover.start, hover.end);
      return { range, contents: toMarkdown(hover.markdown) };
    }),
  );
  connection.onRequest('textDocument/documentSymbol', ({ textDocument }, token) =>
    serve(textDocument.uri, token, null, (document) =>
      toDocumentSymbols(document, symbolsOf(jobOf(document))),
    ),
  );
  connection.onRequest('textDocument/documentLink', ({ textDocument }, token) =>
    serve(textDocument.uri, token, null, (document) =>
      linksOf(jobOf(document)).flatMap(({ start, end, path }) => {
        const target = resolvePath(path, document.uri);
        return target === undefined ? [] : [{ range: toRange(document, start, end), target }];
      }),
    ),
  );
  connection.onRequest('textDocument/codeAction', ({ textDocument, range, context }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const { codeActions } = await loadCodeActions();
      return codeActions(document, await judge(document), range, context, { canSuppress });
    }),
  );
  connection.onRequest('textDocument/formatting', ({ textDocument, options }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const { canFormat, formattingOf, maxFormattedDepth } = await loadFormatting();
      const job = jobOf(document);
      if (!canFormat(job)) {
        const message = l10n.t(
          'This file is nested too deeply to be formatted: more than {0} levels. A bracket may be repeated or never closed; no job needs so many.',
          maxFormattedDepth,
        );
        const type = messageTypeInfo;
        void connection.sendNotification('window/showMessage', { type, message });
      }
      const whole = { start: 0, end: document.getText().length };
      return toEdits(document, formattingOf(job, whole, options));
    }),
  );
  connection.onRequest('textDocument/rangeFormatting', ({ textDocument, range, options }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const { formattingOf } = await loadFormatting();
      const part = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      return toEdits(document, formattingOf(jobOf(document), part, options));
    }),
  );
  connection.onRequest('textDocument/foldingRange', ({ textDocument }, token) =>
    serve(textDocument.uri, token, null, (document) => [
      ...foldingRanges(jobOf(document), (offset) => document.positionAt(offset).line, foldingLimit),
    ]),
  );
  connection.onRequest('textDocument/selectionRange', ({ textDocument, positions }, token) =>
    serve(textDocument.uri, token, null, async (document) => {
      const python = await loadPython(jobOf(document));
      return positions.map((position) => {
        const spans = selectionSpans(jobOf(document), document.offsetAt(position), python);
        return toSelectionRange(document, position, spans);
      });
    }),
  );
  serveNames(connection, serve, loadPython);
  serveCodeLenses(connection, serve);
  serveEmbedded(connection, serve, loadPython, () => settings);
  serveSubmissions(connection, documents, (document) => judge(document));
  connection.onRequest(newJobChoicesRequest, () => newJobChoices());
  connection.onRequest(newJobRequest, ({ method, grader }: NewJobParams) =>
    newJobSnippet(method, grader, '  '),
  );

  let isShutDown = false;
  connection.onRequest('shutdown', () => {
    isShutDown = true;
    return null;
  });
  connection.onNotification('exit', () => runtime.exit(isShutDown ? 0 : 1));
  // Nothing is traced, and a client may ask for it all the same.
  connection.onNotification('$/setTrace', () => undefined);
  connection.listen();
}

/** An editor that has a document to show sends it within so many ms after the server's first answer. */
const documentDelay = 50;

/** The turns of the warm-up, in ms: a document that comes in the midst of one waits for its end. */
const warmUpTurn = 1;

async function warmUpUntil(hasOpened: () => boolean, { nextTurn }: Runtime): Promise<void> {
  const isWanted = () => !hasOpened();
  await nextTurn();
  await inTurns(warmUp(), nextTurn, isWanted, warmUpTurn);
  await new Promise((resolve) => setTimeout(resolve, documentDelay));
  if (isWanted()) await inTurns(warmUpFurther(), nextTurn, isWanted, warmUpTurn);
}

function initializeResult(pulls: boolean, optional: ServerCapabilities): InitializeResult {
  return {
    serverInfo: { name: 'ftjob' },
    capabilities: {
      textDocumentSync: textDocumentSyncIncremental,
      completionProvider: { triggerCharacters },
      hoverProvider: true,
      documentSymbolProvider: true,
      documentLinkProvider: {},
      codeActionProvider: {
        codeActionKinds: [quickFix, fixAllActionKind, sortActionKind],
      },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      ...optional,
      ...(pulls && {
        diagnosticProvider: {
          identifier: 'ftjob',
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      }),
    },
  };
}

/**
 * A path beside a document as a URI; undefined where the document has no place in a file system. A path that leads to
 * another scheme or host is none: `URL` leaves out line breaks, and an editor would run `com\nmand:`.
 */
function resolvePath(path: string, documentUri: string): string | undefined {
  if (documentUri.startsWith('untitled:')) return undefined;
  try {
    const base = new URL(documentUri);
    const target = new URL(path.replaceAll('\\', '/'), base);
    return target.protocol === base.protocol && target.host === base.host ? target.href : undefined;
  } catch {
    return undefined;
  }
}
