/** What the view needs of the other features. */
import type * as vscode from 'vscode';
import type { JobEvent } from '../../api/jobs.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import type { JobRef } from '../../../webview/messages.ts';
import type { ReadyService } from './accountReader.ts';

/** A connection of the settings; without an address it is our own sandbox, which is not started yet. */
export interface ChosenConnection {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly address: string | undefined;
}

export interface NamedJob {
  readonly ref: JobRef;
  readonly name: string;
}

export interface JobsHost {
  readonly log: vscode.LogOutputChannel;
  readonly languageId: string;
  readonly history: {
    readonly list: () => Promise<readonly Submission[]>;
    readonly get: (id: string) => Promise<Submission | undefined>;
    readonly update: (
      id: string,
      change: {
        readonly job?: FineTuningJob;
        readonly notes?: string;
      },
    ) => Promise<void>;
    /** Marks that somebody knows of the job's end. */
    readonly markNotified: (id: string) => Promise<boolean>;
    readonly remove: (id: string) => Promise<void>;
    readonly onDidChange: vscode.Event<void>;
  };
  /** The connection that is set for the workspace. */
  readonly chosen: () => ChosenConnection | undefined;
  readonly readyById: (
    id: string,
    options: { readonly interactive: boolean },
  ) => Promise<ReadyService | undefined>;
  readonly openPanel: (job: JobRef) => Promise<void>;
  /** Tells that the job of a submission has ended, unless that was told. */
  readonly tellEnd: (submission: Submission, job: FineTuningJob) => Promise<void>;
  readonly compare: (jobs: readonly [before: NamedJob, after: NamedJob]) => Promise<void>;
  /** The newest step that events, newest first, tell of. */
  readonly stepsOf: (
    events: readonly JobEvent[],
  ) => { readonly done: number; readonly total: number } | undefined;
}
