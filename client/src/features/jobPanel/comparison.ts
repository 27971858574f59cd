/** Two jobs on one page, which are read again until both have ended. */
import * as vscode from 'vscode';
import { curvesOf } from '../../api/curves.ts';
import type { Failure } from '../../api/http.ts';
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import { Disposables } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import type { JobRef } from '../../../webview/messages.ts';
import { attentionTo, onAttention } from './attention.ts';
import { comparisonView, type ComparedJob } from './comparisonView.ts';
import type { PanelHost } from './host.ts';
import { jobService } from './jobService.ts';
import { stepMetrics } from './jobView.ts';
import { firstKnowledge, isSame, readAgain, type Knowledge } from './knowledge.ts';
import type { Page } from './page.ts';
import { isForGood, readingProblem, retryAfterOf } from './readingProblem.ts';
import { share } from './share.ts';
import { outcomeOf, Watch, type ReadingOutcome } from './watch.ts';

/** A job, and what people know it by. */
export interface NamedJob {
  readonly ref: JobRef;
  readonly name: string;
}

interface Learnt {
  readonly knowledge: Knowledge | undefined;
  /** Why it is not as up to date as it could be. */
  readonly problem: string | undefined;
  readonly failure: Failure | undefined;
  /** There is no point in reading it again before somebody has done something. */
  readonly isOver: boolean;
}

export interface ComparisonHost extends PanelHost {
  /** A job has ended; `isSeen`: a person sees it on the page. */
  readonly onEnd: (job: NamedJob, ended: FineTuningJob, isSeen: boolean) => Promise<void>;
  /** A job is further than was known. */
  readonly onNews: vscode.Event<JobRef>;
}

/** Fills a new page; asks for what is missing to reach the services. */
export async function showComparison(
  page: Page,
  jobs: readonly [NamedJob, NamedJob],
  host: ComparisonHost,
): Promise<void> {
  const { panel } = page;
  const [one, other] = jobs;
  panel.title = vscode.l10n.t('{0} ↔ {1}', one.name, other.name);
  const closed = new AbortController();
  const disposables = new Disposables();
  let learnt = [await remembered(one, host), await remembered(other, host)] as const;
  let readAt: number | undefined;
  let announcement = '';

  const show = (news = announcement) => {
    announcement = news;
    const sides = [compared(one, learnt[0]), compared(other, learnt[1])] as const;
    const view = comparisonView(sides, vscode.env.language, announcement, readAt);
    page.show({ kind: 'show', view, state: null });
  };
  const read = async (): Promise<ReadingOutcome> => {
    const before = learnt;
    learnt = [
      await learn(one, before[0], host, closed.signal),
      await learn(other, before[1], host, closed.signal),
    ];
    if (!hasProblem()) readAt = Date.now();
    if (!closed.signal.aborted) show();
    for (const [side, named] of jobs.entries())
      void runReporting(host.log, () =>
        tellOn(named, before[side]?.knowledge, learnt[side]?.knowledge),
      );
    return outcomeOf(learnt.every(hasEnded), {
      hasChanged: learnt.some((now, side) => !isSame(before[side]?.knowledge, now.knowledge)),
      hasFailed: learnt.some(({ failure }) => failure !== undefined),
      retryAfterSeconds: Math.max(...learnt.map(({ failure }) => retryAfterOf(failure) ?? 0)),
      needsPerson: learnt.every((side) => side.isOver || (hasEnded(side) && !side.failure)),
    });
  };
  /** The view of the jobs shows what the page does, and nobody misses an end. */
  const tellOn = async (
    named: NamedJob,
    before: Knowledge | undefined,
    now: Knowledge | undefined,
  ) => {
    if (!now || isSame(before, now)) return;
    await share(now, named.ref, host);
    if (before && !isTerminal(before.job.status) && isTerminal(now.job.status))
      await host.onEnd(named, now.job, attentionTo(panel) === 'looking');
  };
  const hasProblem = () => learnt.some(({ problem }) => problem !== undefined);
  const watch = disposables.add(
    new Watch({
      read,
      onError: (error) => {
        host.log.error(error instanceof Error ? error : String(error));
        show(vscode.l10n.t('The jobs could not be read.'));
      },
      attention: () => attentionTo(panel),
      onPlan: () => undefined,
    }),
  );
  disposables.add(onAttention(panel, () => watch.attend()));
  disposables.add(
    host.onNews(({ connectionId, jobId }) => {
      const isOurs = ({ ref }: NamedJob) =>
        ref.connectionId === connectionId && ref.jobId === jobId;
      if (jobs.some(isOurs)) void runReporting(host.log, () => watch.readNow());
    }),
  );
  panel.onDidDispose(() => {
    closed.abort();
    disposables.dispose();
  });
  /** Asks a person for what is missing, and reads also when they do not give it. */
  const readOnRequest = async () => {
    try {
      for (const { ref } of jobs) await host.readyById(ref.connectionId, { interactive: true });
    } finally {
      await watch.readNow();
    }
  };
  page.listen(({ kind }) => {
    if (kind !== 'refresh') return;
    void runReporting(host.log, async () => {
      await readOnRequest();
      show(
        hasProblem()
          ? vscode.l10n.t('Not both jobs could be read.')
          : vscode.l10n.t('The jobs were read again.'),
      );
    });
  });
  await readOnRequest();
}

async function remembered({ ref }: NamedJob, { history }: PanelHost): Promise<Learnt> {
  const { submissionId } = ref;
  const submission = submissionId === undefined ? undefined : await history.get(submissionId);
  const knowledge = submission?.job && firstKnowledge(submission.job, submission.events, undefined);
  return { knowledge, problem: undefined, failure: undefined, isOver: false };
}

async function learn(
  { ref, name }: NamedJob,
  before: Learnt,
  host: PanelHost,
  signal: AbortSignal,
): Promise<Learnt> {
  if (hasEnded(before) && before.knowledge?.answer && !before.problem) return before;
  const { knowledge: known } = before;
  const found = await jobService(ref, host, { interactive: false });
  if (found.kind !== 'ready') {
    const problem =
      found.kind === 'elsewhere'
        ? `${name}: ${found.words}`
        : vscode.l10n.t(
            '{0} is shown as it was last known: its connection, the key, or your consent to send it is missing. Refresh asks for it.',
            name,
          );
    return { knowledge: known, problem, failure: undefined, isOver: true };
  }
  const { service } = found;
  const { knowledge, failure } = await readAgain(
    await service.endpoint(),
    ref.jobId,
    known,
    signal,
  );
  return {
    knowledge,
    failure,
    problem: failure && `${name}: ${readingProblem(failure, service.label)}`,
    isOver: failure !== undefined && isForGood(failure, undefined, Date.now()),
  };
}

function compared({ name }: NamedJob, { knowledge, problem }: Learnt): ComparedJob {
  const curves = knowledge ? curvesOf(stepMetrics(knowledge)) : [];
  return { name, job: knowledge?.job, curves, problem };
}

function hasEnded({ knowledge }: Learnt): boolean {
  return isTerminal(knowledge?.job.status ?? '');
}
