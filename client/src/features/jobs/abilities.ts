/** What can be done with a row, as words that the menus of package.json ask for, and that the commands check again. */
import type { FineTuningJob } from '../../api/job.ts';
import type { JobEntry, SubmissionEntry } from './entries.ts';
import { portalOf } from './portal.ts';
import { goesOn } from './standing.ts';

/** `submission`: the history has it. `job`: the service gave it an id. */
export type Ability =
  'submission' | 'job' | 'model' | 'cancel' | 'pause' | 'resume' | 'portal' | 'answer';

export function abilitiesOf(entry: SubmissionEntry | JobEntry): readonly Ability[] {
  if (entry.kind === 'job') return ofJob(entry.job, entry.job.id, entry.service);
  const { state, job, connection } = entry.submission;
  const jobId = state.kind === 'created' ? state.jobId : undefined;
  return [
    'submission',
    ...('answer' in state ? (['answer'] as const) : []),
    ...(jobId === undefined ? [] : ofJob(job, jobId, connection)),
  ];
}

function ofJob(
  job: FineTuningJob | undefined,
  id: string,
  { kind, address }: { readonly kind: string; readonly address: string },
): readonly Ability[] {
  const can: Readonly<Record<string, boolean>> = {
    job: true,
    model: job?.fineTunedModel !== undefined,
    cancel: goesOn(job),
    pause: job?.status === 'running',
    resume: job?.status === 'paused',
    portal: portalOf(kind, address, id) !== undefined,
  };
  return Object.keys(can).filter((ability): ability is Ability => can[ability] === true);
}
