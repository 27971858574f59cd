/** Cancel, pause and resume: what a person is asked before, the one request, and why it was not done. */
import * as l10n from '@vscode/l10n';
import type { Answer, Endpoint, SendOptions } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { cancelJob, pauseJob, resumeJob } from '../../api/jobs.ts';
import { withoutAnswer } from '../../api/withoutAnswer.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import type { JobChange } from './status.ts';

type Send = (
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
) => Promise<Answer<FineTuningJob>>;

export const sendChange: Readonly<Record<JobChange, Send>> = {
  cancel: cancelJob,
  pause: pauseJob,
  resume: resumeJob,
};

/** What `confirm` asks a person; `name` is that of the job's file, or what else the job is known by. */
export function changeQuestion(
  change: JobChange,
  { name, jobId, label }: { readonly name: string; readonly jobId: string; readonly label: string },
): readonly [message: string, detail: string, consent: string, refusal?: string] {
  const names = [plainText(name), plainText(label)] as const;
  const detail = (words: string) => `${plainText(jobId)}\n\n${words}`;
  switch (change) {
    case 'cancel':
      return [
        l10n.t('Cancel the job {0} at {1}?', ...names),
        detail(
          l10n.t(
            'This cannot be undone: the job ends without a trained model. What was trained so far may be charged.',
          ),
        ),
        l10n.t('Cancel Job'),
        l10n.t('Keep Job'),
      ];
    case 'pause':
      return [
        l10n.t('Pause the job {0} at {1}?', ...names),
        detail(l10n.t('The training rests until the job is resumed.')),
        l10n.t('Pause'),
      ];
    case 'resume':
      return [
        l10n.t('Resume the job {0} at {1}?', ...names),
        detail(l10n.t('The training goes on, and so do its costs.')),
        l10n.t('Resume'),
      ];
  }
}

/** Why the service did not do what it was asked for; `label` is the connection's. */
export function changeProblem(
  answer: Exclude<Answer, { kind: 'answered' }>,
  label: string,
): string {
  switch (answer.kind) {
    case 'refused':
      return l10n.t(
        'The service did not do this (HTTP {0}): {1}',
        answer.status,
        answer.error.message,
      );
    case 'unreadable':
    case 'redirected':
      return l10n.t(
        'The answer (HTTP {0}) cannot be read. The status tells whether it was done.',
        answer.status,
      );
    case 'notSent':
      return l10n.t(
        'Nothing was changed. {0} Try again when the service can be reached.',
        withoutAnswer(answer, label),
      );
    case 'unknown':
      return l10n.t('{0} The status tells whether it was done.', withoutAnswer(answer, label));
  }
}
