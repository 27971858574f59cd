/** Looks in the service's list of jobs for the one that came of a submission. Reading changes nothing. */
import type { Answer, Failure } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { readPages, unexpectedShape, type Page, type PageOptions } from '../../api/page.ts';
import type { Intent } from '../../api/submission.ts';
import { isTooOld, matchJobs, periodOf, type Period } from './matching.ts';

/** `isComplete`: the list was read to where the job would be; when it was not, other jobs may fit too. */
export type Finding =
  | { readonly kind: 'certain'; readonly job: FineTuningJob }
  | {
      readonly kind: 'candidates';
      readonly jobs: readonly FineTuningJob[];
      readonly isComplete: boolean;
    }
  | { readonly kind: 'none'; readonly isComplete: boolean; readonly jobsRead: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface LookUpHost {
  readonly listPage: (page: PageOptions) => Promise<Answer<Page<FineTuningJob>>>;
  /** The ids of the jobs that came of other submissions. */
  readonly foreign: ReadonlySet<string>;
}

const mostPages = 10;
const jobsOfPage = 100;

export async function lookUp(intent: Intent, { listPage, foreign }: LookUpHost): Promise<Finding> {
  let isPastIt = false;
  let period = periodOf(intent, 0);
  let unread: Failure | undefined;
  const { items, end } = await readPages(async (after) => {
    const answer = await listPage({ after, limit: jobsOfPage });
    if (answer.kind !== 'answered') return answer;
    if (answer.value.isPartial) unread = unexpectedShape(answer);
    if (after === undefined) period = periodOf(intent, answer.clockAhead ?? 0);
    isPastIt = isWhollyOlder(answer.value.items, period);
    return isPastIt ? { ...answer, value: { ...answer.value, hasMore: false } } : answer;
  }, mostPages);
  const { certain, candidates } = matchJobs(intent, items, foreign, period);
  const isComplete = end === 'complete';
  if (certain) return { kind: 'certain', job: certain };
  if (candidates.length > 0) return { kind: 'candidates', jobs: candidates, isComplete };
  if (typeof end !== 'string') return { kind: 'failed', failure: end };
  // The job may be one of those that could not be read.
  if (unread) return { kind: 'failed', failure: unread };
  return { kind: 'none', isComplete, jobsRead: items.length };
}

/** Whether a page, and so all that follow, is of jobs from before the submission: only of a list whose newest is first. */
function isWhollyOlder(jobs: readonly FineTuningJob[], period: Period): boolean {
  const isNewestFirst = jobs.every(
    ({ createdAt }, index) => (createdAt ?? 0) <= (jobs[index - 1]?.createdAt ?? Infinity),
  );
  return jobs.length > 1 && isNewestFirst && jobs.every((job) => isTooOld(job, period));
}
