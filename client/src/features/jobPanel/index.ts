/** The job panels beside the editor: one for each job, one for the refusals of each file. */
import * as vscode from 'vscode';
import type { Answer, Endpoint } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { readJobRef, type JobRef } from '../../../webview/messages.ts';
import { showComparison, type NamedJob } from './comparison.ts';
import { showFailure, type FailedSubmission, type ShownFailure } from './failurePanel.ts';
import { tellEnd } from './end.ts';
import type { Advice } from './failureView.ts';
import { firstToTell } from './firstToTell.ts';
import type { PanelHost } from './host.ts';
import { JobPanel } from './jobPanel.ts';
import type { KnownBefore } from './jobState.ts';
import { firstKnowledge } from './knowledge.ts';
import { Page } from './page.ts';
import { resultContent, resultScheme } from './resultFiles.ts';

/** The type by which VS Code knows a panel when it restores it; package.json names it too. */
const viewType = 'ftjob.job';

/** What came of one submission. */
export interface Outcome {
  readonly document: vscode.Uri;
  readonly fileName: string;
  /** Its entry in the history. */
  readonly submissionId?: string;
  readonly service: {
    readonly id: string;
    readonly label: string;
    readonly address: string;
    readonly endpoint: () => Promise<Endpoint>;
  };
  readonly answer: Answer<FineTuningJob>;
  readonly advice: Advice | undefined;
  readonly findPlace: () => Promise<vscode.Range | undefined>;
}

/** A page that shows a failure, and the submission that it is about. */
interface Refusal extends ShownFailure {
  readonly page: Page;
  readonly submissionId: string | undefined;
}

export interface JobPanels extends Disposable {
  readonly show: (outcome: Outcome) => void;
  /** Shows what became of a submission that brought no job, in the panel of its file. */
  readonly showFailure: (submission: FailedSubmission) => void;
  /** Says in the panel of such a submission, if there is one, what is to be done now. */
  readonly advise: (submissionId: string, advice: Advice) => void;
  /** Shows the job in its panel, and begins to read it. */
  readonly open: (ref: JobRef) => Promise<void>;
  /** Tells that the job of a submission has ended, unless that was told. */
  readonly tellEnd: (submission: Submission, job: FineTuningJob) => Promise<void>;
  /** Reads a job again where it is shown: somebody has heard that it is further. */
  readonly hear: (connectionId: string, jobId: string) => void;
  /** Shows both on one page. */
  readonly compare: (jobs: readonly [NamedJob, NamedJob]) => Promise<void>;
  /** Takes a panel over that VS Code restored; `state` is what the page kept. */
  readonly restore: (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;
}

export function openJobPanels(host: PanelHost): JobPanels {
  const disposables = new Disposables();
  const folder = vscode.Uri.joinPath(host.extension, 'dist', 'webview');
  const jobs = new Map<string, JobPanel>();
  const isFirstToTell = firstToTell(host.history);
  const news = disposables.add(new vscode.EventEmitter<JobRef>());
  /**
   * The page with the last failure of each document. Nothing is lost when it shows something else: the history has what
   * is not known yet.
   */
  const refusals = new Map<string, Refusal>();
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(resultScheme, resultContent(host)),
  );

  let newest: Page | undefined;
  /** Where the last one stands: beside a panel that has the focus there would be one more column for each. */
  const newPage = (): Page => {
    const panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t('Fine-Tuning Job'),
      {
        viewColumn: newest?.column ?? vscode.ViewColumn.Beside,
        preserveFocus: true,
      },
      { enableFindWidget: true },
    );
    return (newest = new Page(disposables.add(panel), folder));
  };
  /** The page of the document's last refusal, if it is still there, else a new one. */
  const pageFor = (document: string): Page => {
    const page = refusals.get(document)?.page;
    refusals.delete(document);
    if (!page || page.isClosed) return newPage();
    page.panel.reveal(undefined, true);
    return page;
  };
  /** The page that said of a submission that it seems lost; from now on it is for something else. */
  const takeFailure = (submissionId: string | undefined): Page | undefined => {
    const found = [...refusals].find(([, refusal]) => refusal.submissionId === submissionId);
    if (!found || submissionId === undefined) return undefined;
    const [document, { page }] = found;
    refusals.delete(document);
    return page.isClosed ? undefined : page;
  };
  const showJob = (page: Page, ref: JobRef, before: KnownBefore): void => {
    const key = keyOf(ref);
    const panel = new JobPanel(page, ref, host, before, isFirstToTell);
    jobs.set(key, panel);
    page.panel.onDidDispose(() => {
      if (jobs.get(key) === panel) jobs.delete(key);
    });
  };
  const remembered = async ({ submissionId }: JobRef): Promise<KnownBefore> => {
    const submission =
      submissionId === undefined ? undefined : await host.history.get(submissionId);
    const knowledge =
      submission?.job && firstKnowledge(submission.job, submission.events, undefined);
    return { fileName: submission?.fileName, knowledge, readAt: undefined };
  };

  const open = async (ref: JobRef): Promise<void> => {
    const before = await remembered(ref);
    const panel = jobs.get(keyOf(ref));
    const failure = takeFailure(ref.submissionId);
    if (panel) {
      // What it says is not true any more, and the job has a panel already.
      failure?.panel.dispose();
      panel.reveal();
      return;
    }
    failure?.panel.reveal(undefined, true);
    showJob(failure ?? newPage(), ref, before);
  };

  /** Tells it unless that was done, or a person sees it. */
  const hearEnd = async ({ ref, name }: NamedJob, job: FineTuningJob, isSeen: boolean) => {
    if (!(await isFirstToTell(ref, job)) || isSeen) return;
    tellEnd(job, name, () => void runReporting(host.log, () => open(ref)));
  };

  const showFailed: JobPanels['showFailure'] = (submission) => {
    const document = submission.document.toString();
    const page = pageFor(document);
    page.panel.title = vscode.l10n.t('Job of {0}', submission.fileName);
    const shown = showFailure(page, submission, host.log);
    refusals.set(document, { ...shown, page, submissionId: submission.submissionId });
  };

  return {
    show: ({ answer, ...outcome }) => {
      const { fileName, service, submissionId } = outcome;
      if (answer.kind !== 'answered') {
        const { label, address } = service;
        showFailed({ ...outcome, submissionId, connection: { label, address }, failure: answer });
        return;
      }
      const { value: job, text, requestId } = answer;
      const ref = { connectionId: service.id, jobId: job.id };
      const knowledge = firstKnowledge(job, [], { text, requestId });
      showJob(
        pageFor(outcome.document.toString()),
        submissionId === undefined ? ref : { ...ref, submissionId },
        { fileName, knowledge, readAt: Date.now() },
      );
    },
    showFailure: showFailed,
    advise: (submissionId, advice) => {
      for (const refusal of refusals.values())
        if (refusal.submissionId === submissionId) refusal.advise(advice);
    },
    open,
    tellEnd: async ({ id, fileName, connection }, job) => {
      const ref = { connectionId: connection.id, jobId: job.id, submissionId: id };
      const panel = jobs.get(keyOf(ref));
      // Who looks at the panel sees the end there.
      if (panel?.isLookedAt) return panel.readNow();
      await hearEnd({ ref, name: fileName }, job, false);
    },
    hear: (connectionId, jobId) => {
      const ref = { connectionId, jobId };
      news.fire(ref);
      const panel = jobs.get(keyOf(ref));
      if (panel) void runReporting(host.log, () => panel.readNow());
    },
    compare: (pair) =>
      showComparison(newPage(), pair, { ...host, onEnd: hearEnd, onNews: news.event }),
    restore: async (panel, state) => {
      const ref = readJobRef(state);
      const before = ref && (await remembered(ref));
      if (!before || jobs.has(keyOf(ref))) panel.dispose();
      else showJob(new Page(disposables.add(panel), folder), ref, before);
    },
    dispose: () => disposables.dispose(),
  };
}

function keyOf({ connectionId, jobId }: JobRef): string {
  return JSON.stringify([connectionId, jobId]);
}
