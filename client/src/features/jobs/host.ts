/** What the view needs of the other features. */
import type * as vscode from 'vscode';
import type { Answer, Endpoint, Failure } from '../../api/http.ts';
import type { JobEvent } from '../../api/jobs.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import type { JobRef } from '../../../webview/messages.ts';
import type { ReadyService } from './accountReader.ts';
import type { AddressOf } from './standing.ts';

/** A connection of the settings; without an address it is our own sandbox, which is not started yet. */
export interface ChosenConnection {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly address: string | undefined;
  readonly authorization: string;
  readonly organization?: string;
  readonly project?: string;
}

export type Control = 'cancel' | 'pause' | 'resume';

export interface JobChanges {
  /** What `confirm` asks a person. */
  readonly question: (
    what: Control,
    job: { readonly name: string; readonly jobId: string; readonly label: string },
  ) => readonly [message: string, detail: string, consent: string, refusal?: string];
  readonly send: Readonly<
    Record<
      Control,
      (
        endpoint: Endpoint,
        id: string,
        options: { readonly signal: AbortSignal },
      ) => Promise<Answer<FineTuningJob>>
    >
  >;
  /** Why the service did not do it. */
  readonly problem: (answer: Failure, label: string) => string;
}

export interface NamedJob {
  readonly ref: JobRef;
  readonly name: string;
}

export interface JobsHost {
  readonly log: vscode.LogOutputChannel;
  /** An unsaved job file with this text; its proposed name is made of the stem. */
  readonly openUntitled: (stem: string, text: string) => Promise<vscode.TextDocument>;
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
  /** A key has changed, or a sign-in. */
  readonly onDidChangeSecrets: vscode.Event<void>;
  /** Where a connection leads to now; `undefined` where it leads nowhere. Starts and asks nothing. */
  readonly addressOf: AddressOf;
  readonly openPanel: (job: JobRef) => Promise<void>;
  /** Shows what became of a submission without a job, and what to do; whether that is known. */
  readonly openFailure: (submission: Submission) => boolean;
  /** Looks at the service what became of a submission of which nobody knows, and tells. */
  readonly lookFor: (submission: Submission) => Promise<void>;
  /** Cancel, pause and resume, with the questions and the words of the job's panel. */
  readonly changes: JobChanges;
  /** Tells that the job of a submission has ended, unless that was told. */
  readonly tellEnd: (submission: Submission, job: FineTuningJob) => Promise<void>;
  /** The view has read that a job is further than was known: who else shows it may read it, too. */
  readonly onNews: (connectionId: string, jobId: string) => void;
  readonly compare: (jobs: readonly [before: NamedJob, after: NamedJob]) => Promise<void>;
  /** The newest step that events, newest first, tell of. */
  readonly stepsOf: (
    events: readonly JobEvent[],
  ) => { readonly done: number; readonly total: number } | undefined;
}
