// How far a job is: a pure function of the job and the time. Nothing ticks.
import type { StoredJob } from './state.ts';

/** Azure has no `validating_files`, but states while a job is about to pause or to go on. */
export type JobStatus =
  | 'pending'
  | 'validating_files'
  | 'queued'
  | 'running'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'succeeded'
  | 'failed'
  | 'cancelled';

/** How long Azure takes to pause and both providers take to go on, in milliseconds. */
const transition = 2_000;

/** When, in milliseconds since the epoch, a job has worked for `work` milliseconds; pauses push it back. */
export function timeOfWork(job: StoredJob, work: number): number {
  return job.pauses.reduce((time, { pausedAt, resumedAt }) => {
    if (pausedAt >= time) return time;
    return resumedAt === undefined ? Infinity : time + resumedAt + transition - pausedAt;
  }, job.createdAt + work);
}

export function startOfRunning(job: StoredJob): number {
  return timeOfWork(job, job.durations.validating + job.durations.queued);
}

/** When the job ends by itself, in milliseconds since the epoch; `Infinity` while it is paused. */
export function endOfWork(job: StoredJob): number {
  const { validating, queued, running } = job.durations;
  return timeOfWork(job, job.failure === undefined ? validating + queued + running : validating);
}

/** Whether something that happens at `time` has happened: it is past, and the job was not cancelled before. */
export function hasHappened(job: StoredJob, time: number, now: number): boolean {
  return time <= now && time <= (job.cancelledAt ?? Infinity);
}

export function statusOf(job: StoredJob, now: number): JobStatus {
  if (job.cancelledAt !== undefined && job.cancelledAt <= now) return 'cancelled';
  if (endOfWork(job) <= now) return job.failure === undefined ? 'succeeded' : 'failed';
  const pause = job.pauses.findLast(({ pausedAt }) => pausedAt <= now);
  if (pause !== undefined) {
    const { pausedAt, resumedAt } = pause;
    if (resumedAt === undefined)
      return job.style === 'azure' && now < pausedAt + transition ? 'pausing' : 'paused';
    if (now < resumedAt + transition) return job.style === 'azure' ? 'resuming' : 'queued';
  }
  if (startOfRunning(job) <= now) return 'running';
  if (timeOfWork(job, job.durations.validating) <= now) return 'queued';
  return job.style === 'azure' ? 'pending' : 'validating_files';
}

export function isFinished(status: JobStatus): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}
