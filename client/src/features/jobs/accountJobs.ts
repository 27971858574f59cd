/** The jobs of an account, read page by page. Pure: pages in, list out. */
import type { Failure } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { Page } from '../../api/page.ts';

export interface AccountJobs {
  /** Newest first, each job once. */
  readonly jobs: readonly FineTuningJob[];
  /** The id after which the next page begins. */
  readonly cursor: string | undefined;
  /** What comes after the last job. `repeats`: the service says that there is more, and sends what it sent before. */
  readonly end: 'more' | 'complete' | 'repeats' | Failure;
}

export const noJobs: AccountJobs = { jobs: [], cursor: undefined, end: 'more' };

export const pageLength = 20;
/** A service that ignores the limit must not fill the list. */
const longestPage = 5 * pageLength;

/** The list with the page that begins after its cursor. */
export function withPage(list: AccountJobs, page: Page<FineTuningJob>): AccountJobs {
  const items = page.items.slice(0, longestPage);
  const known = new Set(list.jobs.map(({ id }) => id));
  const cursor = items.at(-1)?.id;
  const hasMore = page.hasMore || items.length < page.items.length;
  const repeats = cursor === undefined || known.has(cursor);
  return {
    jobs: unique([...list.jobs, ...items]),
    cursor: cursor ?? list.cursor,
    end: !hasMore ? 'complete' : repeats ? 'repeats' : 'more',
  };
}

/** The list after its first page was read again; older jobs stay where nothing can lie between. */
export function withNewest(list: AccountJobs, page: Page<FineTuningJob>): AccountJobs {
  const first = withPage(noJobs, page);
  const known = new Set(list.jobs.map(({ id }) => id));
  const meets = first.jobs.some(({ id }) => known.has(id));
  if (!meets || list.jobs.length <= first.jobs.length) return first;
  const end = typeof list.end === 'string' ? list.end : 'more';
  return { ...list, jobs: unique([...first.jobs, ...list.jobs]), end };
}

/** The list with one job in its newest state. */
export function withJob(list: AccountJobs, job: FineTuningJob): AccountJobs {
  return { ...list, jobs: list.jobs.map((one) => (one.id === job.id ? job : one)) };
}

/** Each job once: where it comes first, as it is there. */
function unique(jobs: readonly FineTuningJob[]): readonly FineTuningJob[] {
  const byId = new Map<string, FineTuningJob>();
  for (const job of jobs) if (!byId.has(job.id)) byId.set(job.id, job);
  return [...byId.values()];
}
