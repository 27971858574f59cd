/** One server process and one open document: what an editor sends, and the answers. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import {
  CancellationTokenSource,
  CompletionRequest,
  CompletionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type CompletionItem,
  type Diagnostic,
  type InitializeParams,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Server } from './servers.ts';

const uri = 'file:///bench/job.ftjob.json';

export interface Session {
  /** From the start of the process to its answer to `initialize`, in ms. */
  readonly startTime: number;
  /** Offsets of all that follows are those in this text. */
  readonly open: (text: string) => void;
  /** Puts a text in the place of one as long, or inserts it (`replaced` 0) in a line in which nothing else is done. */
  readonly edit: (offset: number, replaced: number, text: string) => void;
  /** The codes of the newest text's diagnostics, asked for or, of a server that pushes, waited for until they are so many. */
  readonly diagnose: (expected: number, token?: CancellationToken) => Promise<readonly string[]>;
  /** Resolves when the server says that it knows more than it has answered; at once if it has said so since the last call. */
  readonly refreshed: () => Promise<void>;
  readonly complete: (offset: number) => Promise<readonly CompletionItem[]>;
  /** What is still missing of a proposal, where the server gives it on request. */
  readonly resolve: (item: CompletionItem) => Promise<CompletionItem>;
  /** The hover's text; empty where there is none. */
  readonly hover: (offset: number) => Promise<string>;
  /** Megabytes of memory that the process occupies; undefined where only other systems than Linux could tell. */
  readonly residentMemory: () => Promise<number | undefined>;
  readonly stop: () => Promise<void>;
}

/** Starts a server and waits until it is ready for a document. */
export async function startSession(server: Server): Promise<Session> {
  const started = performance.now();
  const child = spawn(process.execPath, [...server.parameters, '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => server.settings?.[section ?? ''] ?? null),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  let isRefreshed = false;
  let onRefresh: () => void = () => undefined;
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    isRefreshed = true;
    onRefresh();
  });
  let onPublished: (codes: readonly string[]) => void = () => undefined;
  connection.onNotification(PublishDiagnosticsNotification.type, (published) =>
    onPublished(codesOf(published.diagnostics)),
  );
  connection.listen();
  const { capabilities } = await connection.sendRequest(
    InitializeRequest.type,
    initializeParams(server),
  );
  const startTime = performance.now() - started;
  await connection.sendNotification(InitializedNotification.type, {});
  if (server.notification) await connection.sendNotification(...server.notification);

  let document: TextDocument;
  let version = 1;
  const at = (offset: number) => ({ textDocument: { uri }, position: document.positionAt(offset) });
  return {
    startTime,
    open: (text) => {
      document = TextDocument.create(uri, server.languageId, 1, text);
      const { languageId } = server;
      void connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version, text },
      });
    },
    edit: (offset, replaced, text) => {
      version++;
      const range = {
        start: document.positionAt(offset),
        end: document.positionAt(offset + replaced),
      };
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
    },
    diagnose: async (expected, token = new CancellationTokenSource().token) => {
      if (server.pushes)
        // It does not say which version it speaks of.
        return new Promise((resolve) => {
          onPublished = (codes) => {
            if (codes.length === expected) resolve(codes);
          };
        });
      const report = await connection.sendRequest(
        DocumentDiagnosticRequest.type,
        { textDocument: { uri } },
        token,
      );
      return report.kind === 'full' ? codesOf(report.items) : [];
    },
    refreshed: async () => {
      if (!isRefreshed) await new Promise<void>((resolve) => (onRefresh = resolve));
      isRefreshed = false;
    },
    complete: async (offset) => {
      const answer = await connection.sendRequest(CompletionRequest.type, at(offset));
      return Array.isArray(answer) ? answer : (answer?.items ?? []);
    },
    resolve: async (item) =>
      capabilities.completionProvider?.resolveProvider
        ? connection.sendRequest(CompletionResolveRequest.type, item)
        : item,
    hover: async (offset) => {
      const answer = await connection.sendRequest(HoverRequest.type, at(offset));
      return answer ? JSON.stringify(answer.contents) : '';
    },
    residentMemory: async () => {
      if (process.platform !== 'linux') return undefined;
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024;
    },
    stop: async () => {
      connection.dispose();
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function codesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code }) => String(code));
}

/** An editor of today: asks for diagnostics where a server can be asked, and takes documentation as Markdown. */
function initializeParams(server: Server): InitializeParams {
  const documentationFormat = ['markdown' as const];
  return {
    processId: process.pid,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol demands it still
    rootUri: null,
    initializationOptions: server.initializationOptions,
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        ...(!server.pushes && { diagnostic: {} }),
        completion: { completionItem: { snippetSupport: true, documentationFormat } },
        hover: { contentFormat: documentationFormat },
      },
    },
  };
}
