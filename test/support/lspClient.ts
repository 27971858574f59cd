/** An LSP client in the test's own process, speaking to the real server over streams: open a text, ask, read answers. */
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import {
  CodeActionRequest,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializationOptions } from '../../protocol/initialization.ts';
import { loadRuffWasm } from '../../server/src/ruffWasm.ts';
import { startServer, type Runtime } from '../../server/src/server.ts';

export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Diagnostics that the server has sent by itself, by URI; the newest. */
  readonly published: ReadonlyMap<string, readonly Diagnostic[]>;
  open(text: string, options?: { uri?: string; languageId?: string }): LspDocument;
  /** Resolves when the server has sent diagnostics for this URI that the probe accepts. */
  publishedFor(
    uri: string,
    accepts: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<void>;
  stop(): void;
}

export interface LspDocument {
  readonly uri: string;
  text(): string;
  change(text: string): void;
  close(): void;
  completion(offset: number): Promise<readonly CompletionItem[]>;
  diagnostics(): Promise<readonly Diagnostic[]>;
  codeActions(diagnostic: Diagnostic): Promise<readonly CodeAction[]>;
  positionAt(offset: number): { line: number; character: number };
  offsetAt(position: { line: number; character: number }): number;
}

/**
 * Starts a server and a client; `pull` says whether the client asks for diagnostics or waits for them, `settings` answers
 * the server's questions for a section of the settings, `initializationOptions` are those of our own client.
 */
export async function startLspClient({
  pull = true,
  onRefresh,
  settings,
  loadRuff = loadRuffWasm,
  initializationOptions,
}: {
  readonly pull?: boolean;
  /** Called when the server asks that its diagnostics be asked for again; without it the client cannot do that. */
  readonly onRefresh?: () => void;
  readonly loadRuff?: Runtime['loadRuffWasm'];
  readonly settings?: (section: string) => unknown;
  readonly initializationOptions?: InitializationOptions;
} = {}): Promise<LspClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(
    createMessageConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    {
      nextTurn: () => setImmediate(),
      loadRuffWasm: loadRuff,
      exitAfter: () => undefined,
      exit: () => undefined,
    },
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const published = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
    for (const check of waiting) check();
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => settings?.(section ?? '') ?? null),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(DiagnosticRefreshRequest.type, () => onRefresh?.());
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol demands it still
    rootUri: null,
    ...(initializationOptions && { initializationOptions }),
    capabilities: {
      textDocument: pull ? { diagnostic: {} } : {},
      workspace: {
        configuration: settings !== undefined,
        diagnostics: { refreshSupport: onRefresh !== undefined },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  let documents = 0;
  return {
    connection,
    initialized,
    published,
    open: (text, { uri = `file:///job-${documents++}.ftjob.json`, languageId = 'ftjob' } = {}) =>
      openDocument(connection, uri, languageId, text),
    publishedFor: (uri, accepts) =>
      new Promise((resolve) => {
        const check = () => {
          const diagnostics = published.get(uri);
          if (!diagnostics || !accepts(diagnostics)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    stop: () => {
      connection.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}

function openDocument(
  connection: ProtocolConnection,
  uri: string,
  languageId: string,
  text: string,
): LspDocument {
  let document = TextDocument.create(uri, languageId, 1, text);
  void connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version: 1, text },
  });
  return {
    uri,
    text: () => document.getText(),
    change: (next) => {
      document = TextDocument.create(uri, languageId, document.version + 1, next);
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version: document.version },
        contentChanges: [{ text: next }],
      });
    },
    close: () => {
      void connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: { uri },
      });
    },
    completion: async (offset) => {
      const answer = await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: document.positionAt(offset),
      });
      return Array.isArray(answer) ? answer : (answer?.items ?? []);
    },
    diagnostics: async () => {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
      });
      return report.kind === 'full' ? report.items : [];
    },
    codeActions: async (diagnostic) => {
      const answer = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      });
      return (answer ?? []).filter((one): one is CodeAction => 'edit' in one);
    },
    positionAt: (offset) => document.positionAt(offset),
    offsetAt: (position) => document.offsetAt(position),
  };
}
