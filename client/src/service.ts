/**
 * Everything that speaks with the service, put together: a bundle of its own, loaded when something first needs it.
 * What stands in the editor before that is extension.ts's.
 */
import * as vscode from 'vscode';
import {
  connectionFor,
  readAllConnections,
  readConnectionId,
} from './features/connections/configuration.ts';
import { openConnections } from './features/connections/index.ts';
import type { ReadVariable } from './features/connections/keys.ts';
import type { StartSandbox } from './features/connections/sandbox.ts';
import { historyCommands } from './features/history/commands.ts';
import { copyAsCommand } from './features/copyAs/index.ts';
import { openHistory, type History } from './features/history/history.ts';
import { changeProblem, changeQuestion, sendChange } from './features/jobPanel/changes.ts';
import { openJobPanels } from './features/jobPanel/index.ts';
import { stepsOf } from './features/jobPanel/progress.ts';
import { openJobs, type Jobs } from './features/jobs/index.ts';
import { openUntitled } from './features/newJobFile/untitled.ts';
import { openRefusals } from './features/refusals/index.ts';
import { offerWait } from './features/refusals/offerWait.ts';
import { openReviews } from './features/review/index.ts';
import { keptOutcome } from './features/submit/kept.ts';
import type { Submission } from './api/submission.ts';
import { isSameJob } from './features/submit/mark.ts';
import { timeInWords, type ShownOutcome } from './features/submit/records.ts';
import { recover } from './features/submit/recover.ts';
import { openSubmitting } from './features/submit/submitJob.ts';
import { uploadCommand } from './features/upload/index.ts';
import { knownFiles, type KnownFile } from './features/upload/knownFiles.ts';
import { isLocalPath } from './features/upload/localFile.ts';
import { openUploads } from './features/upload/uploads.ts';
import { reporting, type Command } from './infrastructure/commands.ts';
import { Disposables, type Disposable } from './infrastructure/disposables.ts';
import { runReporting } from './infrastructure/errors.ts';
import type { ServiceCommand } from './serviceCommands.ts';

export interface ServiceHost {
  readonly context: vscode.ExtensionContext;
  readonly languageId: string;
  readonly log: vscode.LogOutputChannel;
  readonly request: (method: string, params?: object) => Promise<unknown>;
  readonly startSandbox: StartSandbox;
  readonly readVariable: ReadVariable;
}

export interface Service extends Disposable {
  readonly history: History;
  /** What the view Fine-Tuning Jobs shows. */
  readonly jobsTree: Jobs['tree'];
  /** The files of the service that is set for a document, as far as they are known without asking it. */
  readonly knownFiles: (document: vscode.Uri) => Promise<readonly KnownFile[]>;
  /** Picks up what an earlier window left behind without an answer. */
  readonly recover: () => Promise<void>;
  readonly commands: Readonly<Record<ServiceCommand, Command>>;
  /** Takes a job's panel over that VS Code restored with its window. */
  readonly restoreJobPanel: (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;
}

export function openService({
  context,
  languageId,
  log,
  request,
  startSandbox,
  readVariable,
}: ServiceHost): Service {
  const disposables = new Disposables();
  const closing = new AbortController();
  disposables.add({ dispose: () => closing.abort() });
  const connections = disposables.add(openConnections(context, startSandbox, readVariable));
  const history = disposables.add(openHistory(context, log));
  const { prepare, readyById, addressOf, describe } = connections;
  const uploads = openUploads(context.globalState);
  const extension = context.extensionUri;
  const refusals = disposables.add(openRefusals({ languageId, log, request }));
  const panels = disposables.add(
    openJobPanels({
      ...{ extension, log, readyById, history },
      findPlace: refusals.find,
      onHeard: (connectionId, job) => jobs.hear(connectionId, job),
    }),
  );
  const show = (outcome: ShownOutcome): void => {
    panels.show(outcome);
    const onReady = refusals.show(outcome);
    if (outcome.advice?.isFilePending)
      void runReporting(log, async () => {
        const submission = await history.get(outcome.submissionId);
        if (submission) await offerWait({ ...outcome, body: submission.body, onReady });
      });
  };
  const outcomeOf = (submission: Submission) => {
    const { connections: all } = readAllConnections();
    const { authorization } = all.find(({ id }) => id === submission.connection.id) ?? {};
    return keptOutcome(submission, authorization, timeInWords);
  };
  const showKept = (submission: Submission): boolean => {
    const { id, fileName, connection } = submission;
    const outcome = outcomeOf(submission);
    if (!outcome) return false;
    const document = vscode.Uri.parse(submission.document);
    const findPlace = () => refusals.find(document, outcome.advice.place ?? []);
    panels.showFailure({ ...outcome, submissionId: id, document, fileName, connection, findPlace });
    return true;
  };
  const { review, reveal: revealReview } = disposables.add(
    openReviews({
      extension: context.extensionUri,
      log,
      request,
      prepare,
      isSameJob,
      submissions: history.list,
    }),
  );
  const submitHost = {
    languageId,
    log,
    request,
    isLocalPath,
    readyById,
    records: history,
    review,
    revealReview,
    show,
    findPlace: refusals.find,
    open: panels.open,
    onLooked: (submission: Submission) => {
      const outcome = outcomeOf(submission);
      if (outcome) panels.advise(submission.id, outcome.advice);
    },
  };
  const submitting = openSubmitting(submitHost);
  const jobs = disposables.add(
    openJobs({
      log,
      openUntitled: (stem, text) => openUntitled(languageId, stem, text),
      history,
      chosen: () => connectionFor(vscode.workspace.workspaceFolders?.[0]?.uri),
      readyById,
      addressOf,
      onDidChangeSecrets: connections.onDidChangeSecrets,
      openPanel: panels.open,
      openFailure: showKept,
      lookFor: submitting.lookFor,
      changes: { question: changeQuestion, send: sendChange, problem: changeProblem },
      tellEnd: panels.tellEnd,
      onNews: panels.hear,
      compare: panels.compare,
      stepsOf,
    }),
  );
  return {
    history,
    jobsTree: jobs.tree,
    knownFiles: async (document) => {
      const connectionId = readConnectionId(document);
      const address = addressOf(connectionId);
      if (address === undefined) return [];
      const place = { connectionId, address };
      return knownFiles(uploads.list(), await history.list(), place, timeInWords);
    },
    recover: () => runReporting(log, () => recover(submitHost, submitting, closing.signal)),
    restoreJobPanel: (panel, state) => runReporting(log, () => panels.restore(panel, state)),
    commands: reporting(log, {
      ...connections.commands,
      ...jobs.commands,
      ...historyCommands({ ...history, uploads }),
      'ftjob.submitJob': submitting.submit,
      'ftjob.uploadFile': uploadCommand({ languageId, request, prepare, uploads }),
      'ftjob.copyAs': copyAsCommand({ languageId, request, describe }),
    }),
    dispose: () => disposables.dispose(),
  };
}
