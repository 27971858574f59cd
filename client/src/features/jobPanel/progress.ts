/** How far a job is, from what it has told: its steps, how long it has taken and when it will be done. */
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import { numberOf } from '../../api/json.ts';

export interface Steps {
  readonly done: number;
  readonly total: number;
}

/** The newest step that an event tells together with their number. `events` are newest first. */
export function stepsOf(events: readonly JobEvent[]): Steps | undefined {
  for (const event of events) {
    const steps = stepsIn(event);
    if (steps) return steps;
  }
  return undefined;
}

/** From the figures, or from the text: `Step 10/20: training loss=0.42`. */
function stepsIn({ data, message }: JobEvent): Steps | undefined {
  const [, done, total] = /^Step (\d{1,9})\/(\d{1,9})\b/.exec(message) ?? [];
  const steps = {
    done: numberOf(data['step']) ?? Number(done),
    total: numberOf(data['total_steps']) ?? Number(total),
  };
  return steps.done >= 0 && steps.total >= steps.done && steps.total > 0 ? steps : undefined;
}

export interface Times {
  /** Milliseconds since 1970, as all here. */
  readonly start: number | undefined;
  /** `undefined` while the job goes on, or when the service did not say. */
  readonly end: number | undefined;
  readonly estimatedFinish: number | undefined;
  /** The estimate is ours: by the steps of the last events. */
  readonly isOurEstimate: boolean;
}

export function timesOf(job: FineTuningJob, events: readonly JobEvent[]): Times {
  const ended = isTerminal(job.status);
  const said = milliseconds(job.estimatedFinish);
  // A job that rests or waits makes no steps.
  const estimated = job.status === 'running' ? estimate(events) : undefined;
  const estimatedFinish = ended ? undefined : (said ?? estimated);
  return {
    start: milliseconds(job.createdAt),
    end: ended ? milliseconds(job.finishedAt) : undefined,
    estimatedFinish,
    isOurEstimate: said === undefined && estimatedFinish !== undefined,
  };
}

/** Goes on at the speed of the events at hand. */
function estimate(events: readonly JobEvent[]): number | undefined {
  const reported = events.filter((event) => event.createdAt !== undefined && stepsIn(event));
  const [newest, oldest] = [reported[0], reported.at(-1)];
  if (!newest || !oldest) return undefined;
  const [last, first] = [stepsIn(newest), stepsIn(oldest)];
  const seconds = (newest.createdAt ?? 0) - (oldest.createdAt ?? 0);
  if (!last || !first || last.done <= first.done || seconds <= 0) return undefined;
  const perStep = seconds / (last.done - first.done);
  return milliseconds((newest.createdAt ?? 0) + perStep * (last.total - last.done));
}

/** Seconds since 1970 in milliseconds; `undefined` for what is no date. */
function milliseconds(seconds: number | undefined): number | undefined {
  const time = new Date((seconds ?? Number.NaN) * 1000).getTime();
  return Number.isNaN(time) || time <= 0 ? undefined : time;
}
