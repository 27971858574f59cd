// What a job reports while it lives: its events and its checkpoints, both newest first.
import { letterCode } from './identifiers.ts';
import { endOfWork, hasHappened, startOfRunning, timeOfWork } from './jobLife.ts';
import { noSuchJob } from './jobs.ts';
import { fineTunedModel, seconds } from './jobView.ts';
import { answerJson, refuse, type Handler } from './messages.ts';
import { isRefusal, readPage } from './paging.ts';
import type { StoredJob } from './state.ts';
import { metricsEvent } from './metricsEvent.ts';
import { figuresOf, trainingOf } from './training.ts';

interface JobEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly message: string;
  readonly level?: 'info' | 'error';
  /** An event with figures is of the type `metrics`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** `GET /fine_tuning/jobs/ID/events`. */
export const listEvents: Handler = (state, { query }, now, id) => {
  const job = state.jobs.get(id);
  if (job === undefined) return refuse(state, noSuchJob(id));
  const page = readPage(eventsOf(job, now).map(viewOfEvent(job)), query, 20);
  if (isRefusal(page)) return refuse(state, page);
  return answerJson(state, { object: 'list', data: page.items, has_more: page.hasMore });
};

/** What has happened to the job by the time `now`, newest first. */
function eventsOf(job: StoredJob, now: number): readonly JobEvent[] {
  const { trainingFile, validationFile } = job;
  const files = `training file: ${trainingFile}${validationFile === null ? '' : ` and validation file: ${validationFile}`}`;
  return [
    { at: job.createdAt, message: `Created fine-tuning job: ${job.id}` },
    { at: job.createdAt, message: `Validating ${files}` },
    ...(job.failure === undefined ? trainingEvents(job) : [failureEvent(job)]),
    ...job.pauses.flatMap(({ pausedAt, resumedAt = Infinity }) => [
      { at: pausedAt, message: 'The job has been paused' },
      { at: resumedAt, message: 'The job has been resumed' },
    ]),
    { at: job.cancelledAt ?? Infinity, message: 'The job has been cancelled' },
  ]
    .filter(({ at }) => hasHappened(job, at, now))
    .sort((one, other) => one.at - other.at)
    .reverse();
}

function failureEvent(job: StoredJob): JobEvent {
  const { param = '', message = '' } = job.failure ?? {};
  return {
    at: endOfWork(job),
    level: 'error',
    message: `The job failed due to an invalid ${param.replace('_', ' ')}. ${message}`,
  };
}

function trainingEvents(job: StoredJob): readonly JobEvent[] {
  const training = trainingOf(job);
  const { steps } = training;
  const end = endOfWork(job);
  return [
    {
      at: timeOfWork(job, job.durations.validating),
      message: 'Files validated, moving job to queued state',
    },
    { at: startOfRunning(job), message: 'Fine-tuning job started' },
    ...steps.map((step) => ({
      at: timeOfStep(job, step, training.totalSteps),
      ...metricsEvent(job, figuresOf(job, step, training)),
    })),
    ...checkpointsOf(job).map(({ at, step }) => ({
      at,
      message: `Checkpoint created at step ${step}`,
    })),
    { at: end, message: `New fine-tuned model created: ${fineTunedModel(job)}` },
    { at: end, message: 'The job has successfully completed' },
  ];
}

function timeOfStep(job: StoredJob, step: number, totalSteps: number): number {
  const { validating, queued, running } = job.durations;
  return timeOfWork(job, validating + queued + (running * step) / totalSteps);
}

function viewOfEvent(job: StoredJob) {
  return ({ at, message, level = 'info', data }: JobEvent) => ({
    object: 'fine_tuning.job.event',
    id: `ftevent-${letterCode(`${job.id} ${at} ${message}`, 24)}`,
    created_at: seconds(at),
    level,
    message,
    data: data ?? {},
    type: data === undefined ? 'message' : 'metrics',
  });
}

/** One at the end of each epoch, oldest first; Azure keeps the last three only. */
function checkpointsOf(job: StoredJob) {
  const training = trainingOf(job);
  return training.epochEnds.map((step) => ({
    at: timeOfStep(job, step, training.totalSteps),
    step,
    training,
  }));
}

/** `GET /fine_tuning/jobs/ID/checkpoints`. */
export const listCheckpoints: Handler = (state, { query }, now, id) => {
  const job = state.jobs.get(id);
  if (job === undefined) return refuse(state, noSuchJob(id));
  const happened = job.failure === undefined ? checkpointsOf(job) : [];
  const kept = happened
    .filter(({ at }) => hasHappened(job, at, now))
    .slice(job.style === 'azure' ? -3 : 0)
    .reverse();
  const views = kept.map(({ at, step, training }) => {
    const { total_steps: _, ...metrics } = figuresOf(job, step, training);
    return {
      object: 'fine_tuning.job.checkpoint',
      id: `ftckpt_${letterCode(`${job.id} ${step}`, 24)}`,
      created_at: seconds(at),
      fine_tuned_model_checkpoint: `${fineTunedModel(job)}:ckpt-step-${step}`,
      metrics,
      fine_tuning_job_id: job.id,
      step_number: step,
    };
  });
  const page = readPage(views, query, 10);
  if (isRefusal(page)) return refuse(state, page);
  return answerJson(state, {
    object: 'list',
    data: page.items,
    first_id: page.items.at(0)?.id ?? null,
    last_id: page.items.at(-1)?.id ?? null,
    has_more: page.hasMore,
  });
};
