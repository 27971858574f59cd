/** What the panels need of the rest of the extension; service.ts gives it. */
import type * as vscode from 'vscode';
import type { Endpoint } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import type { Submission } from '../../api/submission.ts';

export interface PanelHost {
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** A connection that requests can go to. Not `interactive`: `undefined` rather than a question to the person. */
  readonly readyById: (
    id: string,
    options: { readonly interactive: boolean },
  ) => Promise<PanelService | undefined>;
  readonly history: PanelHistory;
  /** The service of a connection has told this of a job: who else shows it can show the same. */
  readonly onHeard: (connectionId: string, job: FineTuningJob) => void;
  /** Where a document has a place that a service speaks of, or the nearest one above it. */
  readonly findPlace: (
    document: vscode.Uri,
    place: readonly string[],
  ) => Promise<vscode.Range | undefined>;
}

export interface PanelService {
  readonly label: string;
  readonly address: string;
  /** Reads the key for one request. */
  readonly endpoint: () => Promise<Endpoint>;
}

export interface PanelHistory {
  readonly get: (id: string) => Promise<Submission | undefined>;
  readonly update: (
    id: string,
    change: {
      readonly job?: FineTuningJob;
      readonly events?: readonly JobEvent[];
    },
  ) => Promise<void>;
  /** Marks that somebody knows of the job's end; whether nobody had. */
  readonly markNotified: (id: string) => Promise<boolean>;
}
