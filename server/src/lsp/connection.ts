/**
 * The part of LSP that this server speaks, as types over vscode-jsonrpc. The library vscode-languageserver does more, but
 * is three times as large and takes longer to start than all of our own code.
 */
import type { CancellationToken, Disposable, ResponseError } from 'vscode-jsonrpc';
import type * as lsp from 'vscode-languageserver-protocol';
import type {
  newJobChoicesRequest,
  newJobRequest,
  NewJobChoices,
  NewJobParams,
} from '../../../protocol/newJob.ts';
import type {
  insertMemberRequest,
  InsertMemberAnswer,
  InsertMemberParams,
  placeRequest,
  PlaceAnswer,
  PlaceParams,
} from '../../../protocol/place.ts';
import type {
  submissionRequest,
  SubmissionAnswer,
  SubmissionParams,
} from '../../../protocol/submission.ts';

/** What an editor asks for: by method, the parameters and the answer. */
interface Requests {
  initialize: (params: lsp.InitializeParams) => lsp.InitializeResult;
  shutdown: () => null;
  'textDocument/diagnostic': (params: lsp.DocumentDiagnosticParams) => lsp.DocumentDiagnosticReport;
  'textDocument/completion': (params: lsp.CompletionParams) => lsp.CompletionItem[] | null;
  'textDocument/hover': (params: lsp.HoverParams) => lsp.Hover | null;
  'textDocument/signatureHelp': (params: lsp.SignatureHelpParams) => lsp.SignatureHelp | null;
  'textDocument/definition': (params: lsp.DefinitionParams) => lsp.Location[] | null;
  'textDocument/references': (params: lsp.ReferenceParams) => lsp.Location[] | null;
  'textDocument/documentHighlight': (
    params: lsp.DocumentHighlightParams,
  ) => lsp.DocumentHighlight[] | null;
  'textDocument/prepareRename': (params: lsp.PrepareRenameParams) => lsp.PrepareRenameResult | null;
  'textDocument/rename': (params: lsp.RenameParams) => lsp.WorkspaceEdit | null;
  'textDocument/documentSymbol': (params: lsp.DocumentSymbolParams) => lsp.DocumentSymbol[] | null;
  'textDocument/documentLink': (params: lsp.DocumentLinkParams) => lsp.DocumentLink[] | null;
  'textDocument/codeAction': (params: lsp.CodeActionParams) => lsp.CodeAction[] | null;
  'textDocument/codeLens': (params: lsp.CodeLensParams) => lsp.CodeLens[] | null;
  'textDocument/formatting': (params: lsp.DocumentFormattingParams) => lsp.TextEdit[] | null;
  'textDocument/rangeFormatting': (
    params: lsp.DocumentRangeFormattingParams,
  ) => lsp.TextEdit[] | null;
  'textDocument/foldingRange': (params: lsp.FoldingRangeParams) => lsp.FoldingRange[] | null;
  'textDocument/selectionRange': (params: lsp.SelectionRangeParams) => lsp.SelectionRange[] | null;
  'textDocument/semanticTokens/full': (params: lsp.SemanticTokensParams) => lsp.SemanticTokens;
  'textDocument/semanticTokens/range': (
    params: lsp.SemanticTokensRangeParams,
  ) => lsp.SemanticTokens;
  'textDocument/inlayHint': (params: lsp.InlayHintParams) => lsp.InlayHint[] | null;
  [submissionRequest]: (params: SubmissionParams) => SubmissionAnswer | null;
  [placeRequest]: (params: PlaceParams) => PlaceAnswer | null;
  [insertMemberRequest]: (params: InsertMemberParams) => InsertMemberAnswer | null;
  [newJobChoicesRequest]: () => NewJobChoices;
  [newJobRequest]: (params: NewJobParams) => string;
}

/** What an editor tells. */
interface Notifications {
  initialized: lsp.InitializedParams;
  exit: undefined;
  'textDocument/didOpen': lsp.DidOpenTextDocumentParams;
  'textDocument/didChange': lsp.DidChangeTextDocumentParams;
  'textDocument/didClose': lsp.DidCloseTextDocumentParams;
  'workspace/didChangeConfiguration': lsp.DidChangeConfigurationParams;
  '$/setTrace': lsp.SetTraceParams;
}

/** What the server asks an editor for. */
interface ClientRequests {
  'client/registerCapability': (params: lsp.RegistrationParams) => null;
  'workspace/configuration': (params: lsp.ConfigurationParams) => readonly unknown[];
  'workspace/diagnostic/refresh': () => null;
  'workspace/inlayHint/refresh': () => null;
}

/** What the server tells an editor. */
interface ClientNotifications {
  'textDocument/publishDiagnostics': lsp.PublishDiagnosticsParams;
  'window/logMessage': lsp.LogMessageParams;
  'window/showMessage': lsp.ShowMessageParams;
}

type Answer<Value> = Value | ResponseError | Promise<Value | ResponseError>;

/** A `MessageConnection` of vscode-jsonrpc is one. */
export interface Connection {
  onRequest<Method extends keyof Requests>(
    method: Method,
    handler: (
      params: Parameters<Requests[Method]>[0],
      token: CancellationToken,
    ) => Answer<ReturnType<Requests[Method]>>,
  ): Disposable;
  onNotification<Method extends keyof Notifications>(
    method: Method,
    handler: (params: Notifications[Method]) => void,
  ): Disposable;
  sendRequest<Method extends keyof ClientRequests>(
    method: Method,
    ...params: Parameters<ClientRequests[Method]>
  ): Promise<ReturnType<ClientRequests[Method]>>;
  sendNotification<Method extends keyof ClientNotifications>(
    method: Method,
    params: ClientNotifications[Method],
  ): Promise<void>;
  listen(): void;
}

/** The codes of errors that LSP names beyond those of JSON-RPC (LSP 3.17, Response Message). */
export const lspErrors = { requestFailed: -32803, requestCancelled: -32800 } as const;

/** For a request whose answer nobody needs: an editor that refuses it is served as before. */
export const ignoreRefusal = (): void => undefined;
