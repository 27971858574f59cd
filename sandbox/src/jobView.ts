// A job as the service answers it, at a given time.
import {
  endOfWork,
  hasHappened,
  isFinished,
  startOfRunning,
  statusOf,
  type JobStatus,
} from './jobLife.ts';
import { letterCode } from './identifiers.ts';
import { hyperparameterNames, trainingOf } from './training.ts';
import type { StoredJob } from './state.ts';

const organization = 'org-ftjobsandbox000000000000';

/** The JSON of a job. Azure answers null where OpenAI answers an organization and an empty list, and -1 for `auto`. */
export function viewOf(job: StoredJob, now: number): unknown {
  const status = statusOf(job, now);
  const succeeded = status === 'succeeded';
  const hyperparameters = hyperparametersOf(job, now);
  const { type, rest } = job.method;
  return {
    object: 'fine_tuning.job',
    id: job.id,
    model: job.model,
    created_at: seconds(job.createdAt),
    finished_at: isFinished(status) ? seconds(job.cancelledAt ?? endOfWork(job)) : null,
    fine_tuned_model: succeeded ? fineTunedModel(job) : null,
    organization_id: job.style === 'azure' ? null : organization,
    result_files: resultFiles(job, status),
    status,
    validation_file: job.validationFile,
    training_file: job.trainingFile,
    hyperparameters: type === 'supervised' ? hyperparameters : null,
    trained_tokens: succeeded ? trainingOf(job).trainedTokens : null,
    error: status === 'failed' ? job.failure : {},
    user_provided_suffix: job.suffix,
    seed: job.seed,
    estimated_finish: status === 'running' ? seconds(endOfWork(job)) : null,
    integrations: job.integrations,
    metadata: job.metadata,
    usage_metrics: null,
    shared_with_openai: false,
    eval_id: null,
    method: { type, [type]: { ...rest, hyperparameters } },
    ...(job.style === 'azure' && { trainingType: job.trainingType }),
  };
}

function resultFiles(job: StoredJob, status: JobStatus): readonly string[] | null {
  if (status === 'succeeded') return [job.resultFile];
  return job.style === 'azure' ? null : [];
}

/** What the request says, until the job runs and the service has decided on what was left to it. */
function hyperparametersOf(job: StoredJob, now: number): Readonly<Record<string, unknown>> {
  if (job.failure === undefined && hasHappened(job, startOfRunning(job), now))
    return trainingOf(job).hyperparameters;
  const { hyperparameters, type } = job.method;
  const undecided = Object.fromEntries(hyperparameterNames(type).map((name) => [name, 'auto']));
  const effort = type === 'reinforcement' && { reasoning_effort: 'default' };
  const entries = Object.entries({ ...undecided, ...effort, ...hyperparameters });
  return job.style === 'azure'
    ? Object.fromEntries(entries.map(([name, value]) => [name, value === 'auto' ? -1 : value]))
    : Object.fromEntries(entries);
}

/** The name of the model that the job makes. */
export function fineTunedModel(job: StoredJob): string {
  if (job.style === 'azure')
    return `${job.model}.ft-${job.code}${job.suffix === null ? '' : `-${job.suffix}`}`;
  const base = job.model.startsWith('ft:') ? (job.model.split(':')[1] ?? job.model) : job.model;
  return `ft:${base}:sandbox:${job.suffix ?? ''}:${letterCode(job.code, 8)}`;
}

/** Whole seconds since the epoch, as all dates of the service are. */
export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
