/** The job requests of the fine-tuning API, one function a call, each sent exactly once. */
import { send, type Answer, type Endpoint, type SendOptions, type ServiceRequest } from './http.ts';
import { readJob, type FineTuningJob } from './job.ts';
import { isRecord, numberOf, textOf } from './json.ts';
import { narrowed, pageQuery, readPage, type Page, type PageOptions } from './page.ts';

export interface JobEvent {
  readonly id: string;
  /** Seconds since 1970. */
  readonly createdAt: number | undefined;
  /** `info`, `warn` or `error`. */
  readonly level: string;
  readonly message: string;
  /** `message`, `metrics`, or what else a service may send. */
  readonly type: string | undefined;
  /** For `metrics`: step, train_loss and others, by the service's names. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** `POST /fine_tuning/jobs` with this text as its body, byte for byte. */
export async function createJob(
  endpoint: Endpoint,
  bodyText: string,
  options?: SendOptions,
): Promise<Answer<FineTuningJob>> {
  return job({ method: 'POST', path: '/fine_tuning/jobs', body: bodyText }, endpoint, options);
}

export async function getJob(
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
): Promise<Answer<FineTuningJob>> {
  return job({ method: 'GET', path: pathOf(id) }, endpoint, options);
}

/** Asks the service to stop a job; answers the job. */
export async function cancelJob(
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
): Promise<Answer<FineTuningJob>> {
  return job({ method: 'POST', path: `${pathOf(id)}/cancel` }, endpoint, options);
}

/** One page of the jobs, newest first. */
export async function listJobs(
  endpoint: Endpoint,
  page: PageOptions,
  options?: SendOptions,
): Promise<Answer<Page<FineTuningJob>>> {
  const path = `/fine_tuning/jobs${pageQuery(page)}`;
  const answer = await send({ method: 'GET', path }, endpoint, options);
  return narrowed(answer, (value) => readPage(value, readJob));
}

/** One page of a job's events, newest first. */
export async function listEvents(
  endpoint: Endpoint,
  id: string,
  page: PageOptions,
  options?: SendOptions,
): Promise<Answer<Page<JobEvent>>> {
  const path = `${pathOf(id)}/events${pageQuery(page)}`;
  const answer = await send({ method: 'GET', path }, endpoint, options);
  return narrowed(answer, (value) => readPage(value, readEvent));
}

async function job(
  request: ServiceRequest,
  endpoint: Endpoint,
  options: SendOptions | undefined,
): Promise<Answer<FineTuningJob>> {
  return narrowed(await send(request, endpoint, options), readJob);
}

function pathOf(id: string): string {
  return `/fine_tuning/jobs/${encodeURIComponent(id)}`;
}

function readEvent(value: unknown): JobEvent | undefined {
  if (!isRecord(value)) return undefined;
  const id = textOf(value['id']);
  if (id === undefined) return undefined;
  return {
    id,
    createdAt: numberOf(value['created_at']),
    level: textOf(value['level']) ?? 'info',
    message: textOf(value['message']) ?? '',
    type: textOf(value['type']),
    data: isRecord(value['data']) ? value['data'] : {},
  };
}
