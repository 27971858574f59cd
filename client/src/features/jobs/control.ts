/** Cancel, pause and resume: one request each, and what is to be said when it fails. */
import * as vscode from 'vscode';
import type { Answer, Endpoint } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { cancelJob, pauseJob, resumeJob } from '../../api/jobs.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { requireTrust } from '../../infrastructure/trust.ts';
import { failureWords } from './failureWords.ts';
import type { JobsHost } from './host.ts';
import { plain } from './plain.ts';
import { readyFor, type JobTarget } from './target.ts';

export type Control = 'cancel' | 'pause' | 'resume';

const send: Readonly<
  Record<
    Control,
    (
      endpoint: Endpoint,
      id: string,
      options: { readonly signal: AbortSignal },
    ) => Promise<Answer<FineTuningJob>>
  >
> = { cancel: cancelJob, pause: pauseJob, resume: resumeJob };

/** Asks where it cannot be undone, sends, and resolves to the job as it is then; `undefined` when that is not known. */
export async function control(
  what: Control,
  target: JobTarget,
  host: JobsHost,
): Promise<FineTuningJob | undefined> {
  const ready = await readyFor(target, host);
  if (what === 'cancel')
    await confirm(
      vscode.l10n.t('Cancel the job of {0} at {1}?', target.title, plain(ready.label)),
      vscode.l10n.t(
        '{0}\n\nThis cannot be undone: a cancelled job is not resumed, and what it used may be billed.',
        plain(target.jobId, 120),
      ),
      vscode.l10n.t('Cancel Job'),
    );
  requireTrust();
  const answer = await withCancellableProgress(titleOf(what, target.title), async (signal) =>
    send[what](await ready.endpoint(), target.jobId, { signal }),
  );
  if (answer.kind === 'answered') return answer.value;
  // A 2xx that is no job: it was done, and a reading shows it.
  if (answer.kind === 'unreadable' && answer.status < 300) return undefined;
  const { label, detail } = failureWords(answer);
  throw new Problem(
    answer.kind === 'unknown'
      ? vscode.l10n.t(
          'It is not known whether the service was told ({0}). Refresh the view to see how the job stands.',
          detail,
        )
      : vscode.l10n.t('The service did not do it. {0}: {1}', label, detail),
  );
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
