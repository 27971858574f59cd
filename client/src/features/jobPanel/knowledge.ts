/** All that is known of a job, and reading it again: one round of requests, none of which changes anything. */
import type { Answered, Endpoint, Failure, SendOptions } from '../../api/http.ts';
import { getFile, getFileContent } from '../../api/files.ts';
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import { getJob, listCheckpoints, listEvents } from '../../api/jobs.ts';
import type { JobCheckpoint, JobEvent } from '../../api/jobs.ts';
import type { StepMetrics } from '../../api/metrics.ts';
import { readPages } from '../../api/page.ts';
import { readResultText, resultText } from '../../api/resultFile.ts';

export interface Knowledge {
  readonly job: FineTuningJob;
  /** The answer that told the job; `undefined` when the job is remembered from before. */
  readonly answer: Pick<Answered<unknown>, 'text' | 'requestId'> | undefined;
  /** Newest first, bounded. */
  readonly events: readonly JobEvent[];
  /** There are older events than these. */
  readonly hasOlderEvents: boolean;
  /** Newest first, bounded. */
  readonly checkpoints: readonly JobCheckpoint[];
  readonly results: readonly ResultFile[];
}

export interface ResultFile {
  readonly id: string;
  /** As the service calls it; `undefined` when it was not said. */
  readonly fileName: string | undefined;
  readonly bytes: number | undefined;
  /** `undefined` when it holds no figures of steps, or is too large to be read for a chart. */
  readonly steps: readonly StepMetrics[] | undefined;
}

export interface Reading {
  /** What is known now, also when a part could not be read. */
  readonly knowledge: Knowledge | undefined;
  /** The first request that failed. */
  readonly failure: Failure | undefined;
}

const eventsPerPage = 100;
const mostEventPages = 10;
export const mostEvents = 1000;
const mostCheckpoints = 100;
const mostResultFiles = 5;
/** A list or a result file that is longer is not read: it would freeze more than it tells. */
const mostListBytes = 4 * 1024 * 1024;

/** Waits less than for a create: reading is repeated anyway. */
const timeoutMs = 30_000;

/** Reads the job, and of its events, checkpoints and results what is not known yet. Never throws. */
export async function readAgain(
  endpoint: Endpoint,
  jobId: string,
  known: Knowledge | undefined,
  signal: AbortSignal,
): Promise<Reading> {
  const options = { signal, timeoutMs, maximumBytes: mostListBytes };
  const answer = await getJob(endpoint, jobId, options);
  if (answer.kind !== 'answered') return { knowledge: known, failure: answer };
  const { value: job, text, requestId } = answer;
  const events = await readEvents(endpoint, jobId, known?.events ?? [], options);
  const isNew = events.isNew || known?.answer === undefined || known.job.status !== job.status;
  const checkpoints = isNew
    ? await readCheckpoints(endpoint, jobId, known?.checkpoints ?? [], options)
    : { items: known.checkpoints, failure: undefined };
  const results = isTerminal(job.status)
    ? await readResults(endpoint, job, known?.results ?? [], options)
    : { items: [], failure: undefined };
  return {
    knowledge: {
      job,
      answer: { text, requestId },
      events: events.items,
      hasOlderEvents: events.hasOlder || (known?.hasOlderEvents ?? false),
      checkpoints: checkpoints.items,
      results: results.items,
    },
    failure: [events, checkpoints, results].map(({ failure }) => failure).find(isWorthRepeating),
  };
}

/** Some services have no such list or no such file, and some lists are too long: that is so each time. */
function isWorthRepeating(failure: Failure | undefined): failure is Failure {
  switch (failure?.kind) {
    case undefined:
      return false;
    case 'refused':
      return failure.status >= 500 || failure.status === 429;
    case 'unreadable':
      return failure.problem !== 'tooLarge' && (failure.status < 400 || failure.status >= 500);
    case 'redirected':
    case 'notSent':
    case 'unknown':
      return true;
  }
}

/** Reads pages until one has an event that is known. */
async function readEvents(
  endpoint: Endpoint,
  jobId: string,
  known: readonly JobEvent[],
  options: SendOptions,
) {
  const knownIds = new Set(known.map(({ id }) => id));
  const pages = await readPages(async (after) => {
    const answer = await listEvents(endpoint, jobId, { after, limit: eventsPerPage }, options);
    if (answer.kind !== 'answered') return answer;
    const { items, hasMore } = answer.value;
    return {
      ...answer,
      value: { items, hasMore: hasMore && !items.some(({ id }) => knownIds.has(id)) },
    };
  }, mostEventPages);
  const fresh = pages.items.filter(({ id }) => !knownIds.has(id));
  const all = [...fresh, ...known];
  return {
    items: all.slice(0, mostEvents),
    isNew: fresh.length > 0,
    hasOlder: pages.end === 'pageCap' || all.length > mostEvents,
    failure: typeof pages.end === 'object' ? pages.end : undefined,
  };
}

async function readCheckpoints(
  endpoint: Endpoint,
  jobId: string,
  known: readonly JobCheckpoint[],
  options: SendOptions,
) {
  const answer = await listCheckpoints(endpoint, jobId, { limit: mostCheckpoints }, options);
  return answer.kind === 'answered'
    ? { items: answer.value.items.slice(0, mostCheckpoints), failure: undefined }
    : { items: known, failure: answer };
}

async function readResults(
  endpoint: Endpoint,
  { resultFiles }: FineTuningJob,
  known: readonly ResultFile[],
  options: SendOptions,
) {
  const items: ResultFile[] = [];
  for (const id of resultFiles.slice(0, mostResultFiles)) {
    const before = known.find((file) => file.id === id);
    if (before) {
      items.push(before);
      continue;
    }
    const file = await getFile(endpoint, id, options);
    const content = await getFileContent(endpoint, id, options);
    const failure = [file, content].find((one) => one.kind !== 'answered');
    // What can be read the next time is not known yet; the rest is named all the same, so that it can be saved.
    if (isWorthRepeating(failure)) return { items, failure };
    items.push({
      id,
      fileName: file.kind === 'answered' ? file.value.fileName : undefined,
      bytes: file.kind === 'answered' ? file.value.bytes : undefined,
      steps: content.kind === 'answered' ? readResultText(resultText(content.value)) : undefined,
    });
  }
  return { items, failure: undefined };
}

/** What is known of a job that was remembered, or has just been created. */
export function firstKnowledge(
  job: FineTuningJob,
  events: readonly JobEvent[],
  answer: Knowledge['answer'],
): Knowledge {
  return { job, answer, events, hasOlderEvents: false, checkpoints: [], results: [] };
}

/** Whether two readings tell the same, so that nothing needs to be shown or saved anew. */
export function isSame(one: Knowledge | undefined, other: Knowledge | undefined): boolean {
  return (
    one?.answer?.text === other?.answer?.text &&
    one?.events[0]?.id === other?.events[0]?.id &&
    one?.checkpoints[0]?.id === other?.checkpoints[0]?.id &&
    one?.results.length === other?.results.length
  );
}
