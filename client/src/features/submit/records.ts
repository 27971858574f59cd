/** What the parts of a submission need of each other and of the history. */
import * as vscode from 'vscode';
import type { Answer, Endpoint } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import type { Advice, Service } from './advice.ts';
import type { Records } from './sendOnce.ts';

/** The history, as far as submitting needs it. */
export interface SubmissionRecords extends Records {
  /** Newest first. */
  readonly list: () => Promise<readonly Submission[]>;
  readonly pending: () => Promise<readonly PendingSubmission[]>;
  readonly claim: (submission: Submission) => Promise<void>;
}

export interface PendingSubmission {
  readonly submission: Submission;
  /** Until when another window has it, in ms since 1970; `undefined` when none has. */
  readonly heldUntil: number | undefined;
}

/** A connection that is ready for requests. */
export interface ReadyService extends Service {
  readonly id: string;
  readonly address: string;
  readonly endpoint: () => Promise<Endpoint>;
}

/** What came of a submission, for the one who shows it. */
export interface ShownOutcome {
  readonly submissionId: string;
  readonly document: vscode.Uri;
  readonly fileName: string;
  readonly service: ReadyService;
  readonly answer: Answer<FineTuningJob>;
  /** Undefined when a job was created. */
  readonly advice: Advice | undefined;
  /** Where the file says what the answer speaks of, while it says it. */
  readonly findPlace: () => Promise<vscode.Range | undefined>;
}

/** A time in ms since 1970 as the user's language writes it. */
export function timeInWords(time: number): string {
  const style = { dateStyle: 'medium', timeStyle: 'medium' } as const;
  return new Date(time).toLocaleString(vscode.env.language, style);
}

/** The same without the day. */
export function clockTime(time: number): string {
  return new Date(time).toLocaleTimeString(vscode.env.language, { timeStyle: 'medium' });
}
