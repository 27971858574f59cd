/** The submission sheet: shows what would be sent, and answers when a person has agreed to exactly that. */
import * as vscode from 'vscode';
import type { SubmissionParams } from '../../../../protocol/submission.ts';
import type { Endpoint } from '../../api/http.ts';
import type { Submission } from '../../api/submission.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { diffEditors } from './diffEditor.ts';
import { ReviewSheet } from './sheet.ts';

/** A connection that is ready for requests. */
export interface ReviewedConnection {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly address: string;
  /** Who is billed, where the key leaves that open. */
  readonly organization?: string | undefined;
  readonly project?: string | undefined;
  readonly endpoint: () => Promise<Endpoint>;
}

/** What a person agreed to, as it was shown. */
export interface Agreement<Connection> {
  /** The version of the document. */
  readonly version: number;
  /** What is to be sent, byte for byte. */
  readonly body: string;
  readonly service: Connection;
  /** The submission of which it was told that nobody knows whether it has brought the same job. */
  readonly toldOf: string | undefined;
}

export interface ReviewHost<Connection extends ReviewedConnection> {
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly request: (method: string, params: object) => Promise<unknown>;
  /** Makes the connection ready that is set for a document, with the user's help. */
  readonly prepare: (document: vscode.Uri) => Promise<Connection>;
  /** Whether two bodies ask for the same job, however they are written. */
  readonly isSameJob: (body: string, other: string) => boolean;
  /** Newest first. */
  readonly submissions: () => Promise<readonly Submission[]>;
}

export interface Reviews<Connection> extends Disposable {
  /**
   * Throws `UserCancelled` when the sheet is closed, and what keeps the job from being sent. Sends nothing. The
   * metadata entry is added to what is shown, where there is place for one.
   */
  readonly review: (
    document: vscode.TextDocument,
    metadataEntry?: SubmissionParams['metadataEntry'],
  ) => Promise<Agreement<Connection>>;
  /** Brings the open sheet of a document to the front. */
  readonly reveal: (document: vscode.TextDocument) => void;
}

export function openReviews<Connection extends ReviewedConnection>(
  host: ReviewHost<Connection>,
): Reviews<Connection> {
  const disposables = new Disposables();
  const diffs = disposables.add(diffEditors());
  const open = new Map<vscode.TextDocument, ReviewSheet<Connection>>();
  return {
    review: async (document, metadataEntry) => {
      const sheet = new ReviewSheet(document, host, diffs, metadataEntry);
      open.set(document, sheet);
      try {
        return await sheet.agreement();
      } finally {
        open.delete(document);
        sheet.dispose();
      }
    },
    reveal: (document) => open.get(document)?.reveal(),
    dispose: () => disposables.dispose(),
  };
}
