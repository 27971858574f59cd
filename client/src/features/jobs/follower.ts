/** Reads the running jobs of the workspace again, so that the view shows how they stand. */
import { getJob, listEvents, type JobEvent } from '../../api/jobs.ts';
import type { Submission } from '../../api/submission.ts';
import { noEndpoint } from './accountReader.ts';
import { failureWords } from './failureWords.ts';
import type { JobsHost } from './host.ts';
import { goesOn, isFollowed } from './standing.ts';

export interface Follower {
  /** Reads each running job once; resolves to whether one has changed. */
  readonly read: (submissions: readonly Submission[], signal: AbortSignal) => Promise<boolean>;
  /** Takes from a running job's events in the history, which its panel may have read, how far it is. */
  readonly hear: (submission: Submission) => void;
  /** Why some could not be read the last time; empty when all could. */
  readonly unread: () => string;
  /** The newest step of a job. */
  readonly stepsOf: (
    jobId: string,
  ) => { readonly done: number; readonly total: number } | undefined;
}

export interface FollowerHost extends Pick<
  JobsHost,
  'readyById' | 'addressOf' | 'stepsOf' | 'tellEnd' | 'onNews'
> {
  readonly history: Pick<JobsHost['history'], 'update'>;
}

/** More jobs than run at once at any service; the newest ones count. */
const mostJobs = 10;

export function follower({
  history,
  readyById,
  addressOf,
  stepsOf,
  tellEnd,
  onNews,
}: FollowerHost): Follower {
  const steps = new Map<
    string,
    { readonly of: string; readonly done: number; readonly total: number }
  >();
  let unread = '';

  /** Resolves to whether the job is further than it was known to be. The sandbox gives its ids anew at each start. */
  const learnSteps = (submissionId: string, jobId: string, events: readonly JobEvent[]) => {
    const found = stepsOf(events);
    const known = steps.get(jobId);
    if (!found || (known?.of === submissionId && found.done <= known.done)) return false;
    steps.set(jobId, { ...found, of: submissionId });
    return true;
  };

  /** Resolves to what went wrong, to whether the job has changed otherwise. */
  const readOne = async (
    submission: Submission,
    signal: AbortSignal,
  ): Promise<string | boolean> => {
    const { id, connection, job, state } = submission;
    if (state.kind !== 'created') return false;
    try {
      const ready = await readyById(connection.id, { interactive: false });
      // Without a key nobody is asked for one here, and the connection may have changed this moment.
      if (ready?.address !== connection.address) return false;
      const endpoint = await ready.endpoint();
      const answer = await getJob(endpoint, state.jobId, { signal });
      if (signal.aborted) return false;
      if (answer.kind !== 'answered') return failureWords(answer, connection.label).label;
      const isSame = JSON.stringify(answer.value) === JSON.stringify(job);
      if (!isSame) await history.update(id, { job: answer.value });
      if (!goesOn(answer.value)) await tellEnd(submission, answer.value);
      const events = await listEvents(endpoint, state.jobId, { limit: 20 }, { signal });
      const isFurther =
        events.kind === 'answered' && learnSteps(id, state.jobId, events.value.items);
      const hasChanged = !isSame || isFurther;
      if (hasChanged) onNews(connection.id, state.jobId);
      return hasChanged;
    } catch (error) {
      return failureWords(noEndpoint(error), connection.label).detail;
    }
  };

  return {
    read: async (submissions, signal) => {
      const running = submissions
        .filter((submission) => isFollowed(submission, addressOf))
        .slice(0, mostJobs);
      const problems = new Set<string>();
      let hasChanged = false;
      for (const submission of running) {
        const outcome = await readOne(submission, signal);
        if (typeof outcome === 'string') problems.add(outcome);
        else hasChanged ||= outcome;
      }
      if (signal.aborted) return false;
      const words = [...problems].join(' ');
      hasChanged ||= words !== unread;
      unread = words;
      return hasChanged;
    },
    hear: (submission) => {
      const { id, state, events } = submission;
      if (state.kind === 'created' && isFollowed(submission, addressOf))
        learnSteps(id, state.jobId, events);
    },
    unread: () => unread,
    stepsOf: (jobId) => {
      const known = steps.get(jobId);
      return known && { done: known.done, total: known.total };
    },
  };
}
