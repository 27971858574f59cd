/** How requests on a job are served. */
import type { CancellationToken } from 'vscode-jsonrpc';
import type { TextDocument } from './lsp/textDocument.ts';

/** Serves a request on a job; `empty` where the document is none, or the request has been given up. */
export type Serve = <Answer>(
  uri: string,
  token: CancellationToken,
  empty: Answer,
  answer: (document: TextDocument) => Answer | Promise<Answer>,
) => Promise<Answer>;
