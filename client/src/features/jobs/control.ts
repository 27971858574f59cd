/** Cancel, pause and resume from a row of the view, as the job's panel does it. */
import * as vscode from 'vscode';
import type { FineTuningJob } from '../../api/job.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { requireTrust } from '../../infrastructure/trust.ts';
import type { Control, JobsHost } from './host.ts';
import { plain } from './plain.ts';
import { readyFor, type JobTarget } from './target.ts';

/** Asks, sends, and resolves to the job as it is then; `undefined` when that is not known. */
export async function control(
  what: Control,
  target: JobTarget,
  host: JobsHost,
): Promise<FineTuningJob | undefined> {
  const ready = await readyFor(target, host);
  const { changes } = host;
  const named = { name: target.title, jobId: target.jobId, label: ready.label };
  await confirm(...changes.question(what, named));
  requireTrust();
  const answer = await withCancellableProgress(titleOf(what, target.title), async (signal) =>
    changes.send[what](await ready.endpoint(), target.jobId, { signal }),
  );
  if (answer.kind === 'answered') return answer.value;
  // A 2xx that is no job: it was done, and a reading shows it.
  if (answer.kind === 'unreadable' && answer.status < 300) return undefined;
  throw new Problem(plain(changes.problem(answer, ready.label), 300));
}

function titleOf(what: Control, title: string): string {
  switch (what) {
    case 'cancel':
      return vscode.l10n.t('Cancelling the job of {0}', title);
    case 'pause':
      return vscode.l10n.t('Pausing the job of {0}', title);
    case 'resume':
      return vscode.l10n.t('Resuming the job of {0}', title);
  }
}
