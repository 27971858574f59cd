/** Reads the account's jobs page by page, one request at a time. */
import type { Answer, Endpoint, Failure } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { listJobs } from '../../api/jobs.ts';
import type { Page } from '../../api/page.ts';
import {
  noJobs,
  pageLength,
  withJob,
  withNewest,
  withPage,
  type AccountJobs,
} from './accountJobs.ts';
import type { Service } from './entries.ts';

/** A connection that is ready for requests. */
export interface ReadyService extends Service {
  readonly endpoint: () => Promise<Endpoint>;
}

export interface AccountReader {
  readonly service: () => Service | undefined;
  readonly list: () => AccountJobs;
  /** Whether it was asked at all. */
  readonly isRead: () => boolean;
  /** Reads the first page, and keeps what was read before where it can. */
  readonly readNewest: (signal: AbortSignal) => Promise<void>;
  readonly readMore: (signal: AbortSignal) => Promise<void>;
  readonly replace: (job: FineTuningJob) => void;
}

/**
 * `ready` gives the connection, or nothing while its key or a consent is missing; `onNews` hears of each job that a page
 * tells otherwise than it was known here.
 */
export function accountReader(
  ready: () => Promise<ReadyService | undefined>,
  onNews: (connectionId: string, jobId: string) => void,
): AccountReader {
  let service: ReadyService | undefined;
  let list = noJobs;
  let isRead = false;
  let reading: Promise<void> | undefined;

  const readPage = async (
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<Answer<Page<FineTuningJob>> | undefined> => {
    try {
      service = await ready();
      if (!service) return undefined;
      return await listJobs(await service.endpoint(), { after, limit: pageLength }, { signal });
    } catch (error) {
      return noEndpoint(error);
    }
  };

  const read = async (
    after: string | undefined,
    signal: AbortSignal,
    change: (page: Page<FineTuningJob>) => AccountJobs,
  ) => {
    const answer = await readPage(after, signal);
    isRead = true;
    if (!answer) return;
    if (signal.aborted) return;
    const before = list.jobs;
    list = answer.kind === 'answered' ? change(answer.value) : { ...list, end: answer };
    if (service) for (const job of newsOf(before, list.jobs)) onNews(service.id, job.id);
  };
  const inTurn = (start: () => Promise<void>): Promise<void> =>
    (reading ??= start().finally(() => (reading = undefined)));

  return {
    service: () => service,
    list: () => list,
    isRead: () => isRead,
    readNewest: (signal) => inTurn(() => read(undefined, signal, (page) => withNewest(list, page))),
    readMore: async (signal) => {
      // The row for more may be clicked once more while the last page arrives.
      if (list.end === 'complete') return;
      await inTurn(() => read(list.cursor, signal, (page) => withPage(list, page)));
    },
    replace: (job) => {
      list = withJob(list, job);
    },
  };
}

/** The jobs that were not known, or otherwise. */
function newsOf(before: readonly FineTuningJob[], now: readonly FineTuningJob[]): FineTuningJob[] {
  const known = new Map(before.map((job) => [job.id, job]));
  return now.filter((job) => {
    const last = known.get(job.id);
    return last !== job && JSON.stringify(last) !== JSON.stringify(job);
  });
}

/** What kept a request from being made, such as a sign-in that was given up. */
export function noEndpoint(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'notSent', reason: 'invalidRequest', detail };
}
