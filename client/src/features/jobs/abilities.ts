/** What can be done with a row, as words that the menus of package.json ask for, and that the commands check again. */
import type { FineTuningJob } from '../../api/job.ts';
import type { JobEntry, SubmissionEntry } from './entries.ts';
import { portalOf } from './portal.ts';
import { goesOn } from './standing.ts';

/**
 * `submission`: the history has it. `look`: nobody knows what became of it. `job`: the service gave it an id. `panel`: a
 * panel shows what became of it.
 */
export type Ability =
  | 'submission'
  | 'look'
  | 'panel'
  | 'job'
  | 'model'
  | 'cancel'
  | 'pause'
  | 'resume'
  | 'portal'
  | 'answer';

export function abilitiesOf(entry: SubmissionEntry | JobEntry): readonly Ability[] {
  if (entry.kind === 'job') return ['panel', ...ofJob(entry.job, entry.job.id, entry.service)];
  const { standing, submission } = entry;
  const { state, job, connection } = submission;
  const jobId = state.kind === 'created' ? state.jobId : undefined;
  const abilities: readonly Ability[] = [
    'submission',
    ...(state.kind === 'unknown' || state.kind === 'intended' ? (['look'] as const) : []),
    ...(standing === 'sending' ? [] : (['panel'] as const)),
    ...('answer' in state ? (['answer'] as const) : []),
    ...(jobId === undefined ? [] : ofJob(job, jobId, connection)),
  ];
  return standing === 'notFollowed' ? abilities.filter((one) => !changes.includes(one)) : abilities;
}

/** What only a service that can be asked does. */
const changes: readonly Ability[] = ['cancel', 'pause', 'resume'];

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
