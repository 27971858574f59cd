/** The job requests of the fine-tuning API, one function a call, each sent exactly once. */
import { send, type Answer, type Endpoint, type SendOptions, type ServiceRequest } from './http.ts';
import { readJob, type FineTuningJob } from './job.ts';
import { isRecord, numberOf, textOf } from './json.ts';
import { narrowed, pageQuery, readPage, type Page, type PageOptions } from './page.ts';
import { stepOf } from './path.ts';

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

export interface JobCheckpoint {
  readonly id: string;
  /** Seconds since 1970. */
  readonly createdAt: number | undefined;
  /** The model's name in requests. */
  readonly model: string | undefined;
  readonly step: number | undefined;
  /** step, train_loss and others, by the service's names. */
  readonly metrics: Readonly<Record<string, unknown>>;
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

/** Asks the service to stop a job for good; answers the job. */
export async function cancelJob(
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
): Promise<Answer<FineTuningJob>> {
  return job({ method: 'POST', path: `${pathOf(id)}/cancel` }, endpoint, options);
}

/** Asks the service to let a job rest; answers the job. */
export async function pauseJob(
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
): Promise<Answer<FineTuningJob>> {
  return job({ method: 'POST', path: `${pathOf(id)}/pause` }, endpoint, options);
}

/** Asks the service to go on with a job that rests; answers the job. */
export async function resumeJob(
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
): Promise<Answer<FineTuningJob>> {
  return job({ method: 'POST', path: `${pathOf(id)}/resume` }, endpoint, options);
}

/** One page of the jobs, newest first. */
export async function listJobs(
  endpoint: Endpoint,
  page: PageOptions,
  options?: SendOptions,
): Promise<Answer<Page<FineTuningJob>>> {
  return list(`/fine_tuning/jobs${pageQuery(page)}`, readJob, endpoint, options);
}

/** One page of a job's events, newest first. */
export async function listEvents(
  endpoint: Endpoint,
  id: string,
  page: PageOptions,
  options?: SendOptions,
): Promise<Answer<Page<JobEvent>>> {
  return list(`${pathOf(id)}/events${pageQuery(page)}`, readEvent, endpoint, options);
}

/** One page of a job's checkpoints, newest first. */
export async function listCheckpoints(
  endpoint: Endpoint,
  id: string,
  page: PageOptions,
  options?: SendOptions,
): Promise<Answer<Page<JobCheckpoint>>> {
  return list(`${pathOf(id)}/checkpoints${pageQuery(page)}`, readCheckpoint, endpoint, options);
}

async function job(
  request: ServiceRequest,
  endpoint: Endpoint,
  options: SendOptions | undefined,
): Promise<Answer<FineTuningJob>> {
  return narrowed(await send(request, endpoint, options), readJob);
}

async function list<Item>(
  path: string,
  readItem: (value: unknown) => Item | undefined,
  endpoint: Endpoint,
  options: SendOptions | undefined,
): Promise<Answer<Page<Item>>> {
  const answer = await send({ method: 'GET', path }, endpoint, options);
  return narrowed(answer, (value) => readPage(value, readItem));
}

function pathOf(id: string): string {
  return `/fine_tuning/jobs/${stepOf(id)}`;
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

function readCheckpoint(value: unknown): JobCheckpoint | undefined {
  if (!isRecord(value)) return undefined;
  const id = textOf(value['id']);
  if (id === undefined) return undefined;
  return {
    id,
    createdAt: numberOf(value['created_at']),
    model: textOf(value['fine_tuned_model_checkpoint']),
    step: numberOf(value['step_number']),
    metrics: isRecord(value['metrics']) ? value['metrics'] : {},
  };
}
