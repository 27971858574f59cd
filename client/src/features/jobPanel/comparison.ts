/** Two jobs on one page: reads both, and reads them again when somebody asks. */
import * as vscode from 'vscode';
import { curvesOf } from '../../api/curves.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import type { JobRef } from '../../../webview/messages.ts';
import { comparisonView, type ComparedJob } from './comparisonView.ts';
import type { PanelHost } from './host.ts';
import { stepMetrics } from './jobView.ts';
import { firstKnowledge, readAgain, type Knowledge } from './knowledge.ts';
import type { Page } from './page.ts';
import { readingProblem } from './readingProblem.ts';

/** A job, and what people know it by. */
export interface NamedJob {
  readonly ref: JobRef;
  readonly name: string;
}

/** Fills a new page; asks for what is missing to reach the services. */
export async function showComparison(
  page: Page,
  [one, other]: readonly [NamedJob, NamedJob],
  host: PanelHost,
): Promise<void> {
  page.panel.title = vscode.l10n.t('{0} ↔ {1}', one.name, other.name);
  const closed = new AbortController();
  page.panel.onDidDispose(() => closed.abort());
  const read = async (announcement: string) => {
    const jobs = [
      await learn(one, host, closed.signal),
      await learn(other, host, closed.signal),
    ] as const;
    const view = comparisonView(jobs, vscode.env.language, announcement);
    page.show({ kind: 'show', view, state: null });
  };
  page.listen(({ kind }) => {
    if (kind === 'refresh')
      void runReporting(host.log, () => read(vscode.l10n.t('The jobs were read again.')));
  });
  await read('');
}

async function learn(
  { ref, name }: NamedJob,
  { history, readyById }: PanelHost,
  signal: AbortSignal,
): Promise<ComparedJob> {
  const { connectionId, jobId, submissionId } = ref;
  const submission = submissionId === undefined ? undefined : await history.get(submissionId);
  const known = submission?.job && firstKnowledge(submission.job, submission.events, undefined);
  const ready = await readyById(connectionId, { interactive: true });
  const sentTo = submission?.connection.address ?? ready?.address;
  if (!ready || sentTo !== ready.address) {
    const problem = vscode.l10n.t(
      '{0} is shown as it was last known: its connection leads elsewhere now, or is gone.',
      name,
    );
    return compared(name, known, problem);
  }
  const { knowledge, failure } = await readAgain(await ready.endpoint(), jobId, known, signal);
  return compared(name, knowledge, failure && `${name}: ${readingProblem(failure, ready.label)}`);
}

function compared(
  name: string,
  knowledge: Knowledge | undefined,
  problem: string | undefined,
): ComparedJob {
  const curves = knowledge ? curvesOf(stepMetrics(knowledge)) : [];
  return { name, job: knowledge?.job, curves, problem };
}
