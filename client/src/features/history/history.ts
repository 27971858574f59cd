/**
 * The history: every submission with its request, answer, events and notes, in the extension's storage. Opened once
 * for a window; several windows may use the same storage at once.
 */
import * as vscode from 'vscode';
import type { FineTuningJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import type { Intent, Submission, SubmissionState } from '../../api/submission.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { nodeFiles } from './files.ts';
import { openStore } from './store.ts';

export type {
  Intent,
  Submission,
  SubmissionConnection,
  SubmissionState,
} from '../../api/submission.ts';

/** What is learnt of a submission after its answer. */
export interface SubmissionChange {
  readonly job?: FineTuningJob;
  readonly events?: readonly JobEvent[];
  readonly notes?: string;
  readonly notified?: true;
}

export interface History extends Disposable {
  /** Puts an intent on disk; resolves when it is there. Only `submit` calls this. */
  readonly begin: (intent: Intent) => Promise<Submission>;
  /** Puts on disk what became of it. A submission that is known to have created a job stays so. */
  readonly settle: (id: string, state: SubmissionState, job?: FineTuningJob) => Promise<void>;
  readonly update: (id: string, change: SubmissionChange) => Promise<void>;
  /** Newest first; what cannot be read is set aside and reported, and the others are still there. */
  readonly list: () => Promise<readonly Submission[]>;
  readonly get: (id: string) => Promise<Submission | undefined>;
  readonly remove: (id: string) => Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export function openHistory(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): History {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  const store = openStore({
    files: nodeFiles(vscode.Uri.joinPath(context.globalStorageUri, 'history').fsPath),
    report: (name) =>
      log.error(`A file of the history cannot be read and was set aside: history/${name}`),
    changed: () => changed.fire(),
  });
  return { ...store, onDidChange: changed.event, dispose: () => disposables.dispose() };
}
