// The fine-tuning jobs: create, get, list, cancel, pause and resume.
import { unreadableJson, badRequest } from './errors.ts';
import { findDatasetFailure, rowsOf } from './dataset.ts';
import { fraction, idCode } from './identifiers.ts';
import { isFinished, statusOf } from './jobLife.ts';
import { viewOf } from './jobView.ts';
import { isObject, property, readObject, type JsonObject } from './json.ts';
import { findFile } from './knownFiles.ts';
import { answerJson, refuse, type Handler, type Refusal } from './messages.ts';
import { resolveModel } from './models.ts';
import { isRefusal, readPage } from './paging.ts';
import { findRefusal } from './refusals.ts';
import { nextIdText, withJob, type StoredJob, type StoredMethod } from './state.ts';

/** `POST /fine_tuning/jobs`. */
export const createJob: Handler = (state, request, now) => {
  const body = readObject(request.body);
  if (body === undefined) return refuse(state, unreadableJson);
  const refusal = findRefusal(state, body, request.style, now);
  if (refusal !== undefined) return refuse(state, refusal);
  const [idText, next] = nextIdText(state);
  const code = idCode(idText, request.style);
  const trainingFile = findFile(state, String(body['training_file']))!;
  const validationFile = findFile(state, String(property(body, 'validation_file')));
  const id = `ftjob-${code}`;
  const job: StoredJob = {
    id,
    code,
    style: request.style,
    createdAt: now,
    model: resolveModel(String(body['model']))!,
    method: methodOf(body),
    trainingFile: trainingFile.id,
    validationFile: validationFile?.id ?? null,
    suffix: (property(body, 'suffix') ?? null) as string | null,
    seed: (property(body, 'seed') ?? Math.floor(fraction(`${idText} seed`) * 2 ** 31)) as number,
    integrations: ((property(body, 'integrations') ?? []) as readonly JsonObject[]).map((one) => ({
      type: 'wandb',
      wandb: { ...(one['wandb'] as JsonObject), run_id: id },
    })),
    metadata: property(body, 'metadata') ?? null,
    trainingType: property(body, 'trainingType'),
    rowCount: rowsOf(trainingFile).length,
    byteCount: trainingFile.content.length,
    resultFile: `file-${idCode(`${idText} result`, request.style)}`,
    failure:
      findDatasetFailure(trainingFile, 'training_file') ??
      (validationFile && findDatasetFailure(validationFile, 'validation_file')),
    durations: state.settings.durations,
    pauses: [],
    cancelledAt: undefined,
  };
  return answerJson(withJob(next, job), viewOf(job, now));
};

/** Without a method the job is a supervised one, and takes the hyperparameters of the top level. */
function methodOf(body: JsonObject): StoredMethod {
  const method = property(body, 'method');
  if (!isObject(method))
    return {
      type: 'supervised',
      hyperparameters: (property(body, 'hyperparameters') ?? {}) as JsonObject,
      rest: {},
    };
  const type = method['type'] as StoredMethod['type'];
  const { hyperparameters = {}, ...rest } = (property(method, type) ?? {}) as JsonObject;
  return {
    type,
    hyperparameters: hyperparameters as JsonObject,
    rest: type === 'reinforcement' ? { response_format: null, ...rest } : rest,
  };
}

/** `GET /fine_tuning/jobs`, newest first, filtered by `metadata[KEY]=VALUE` or `metadata=null`. */
export const listJobs: Handler = (state, { query }, now) => {
  const newestFirst = [...state.jobs.values()].reverse();
  const page = readPage(
    newestFirst.filter((job) => matchesMetadata(job, query)),
    query,
    20,
  );
  if (isRefusal(page)) return refuse(state, page);
  return answerJson(state, {
    object: 'list',
    data: page.items.map((job) => viewOf(job, now)),
    has_more: page.hasMore,
  });
};

function matchesMetadata({ metadata }: StoredJob, query: URLSearchParams): boolean {
  if (query.get('metadata') === 'null') return metadata === null;
  return [...query].every(([name, value]) => {
    const key = /^metadata\[(.*)\]$/s.exec(name)?.[1];
    return key === undefined || (isObject(metadata) && property(metadata, key) === value);
  });
}

/** `GET /fine_tuning/jobs/ID`. */
export const getJob: Handler = (state, _request, now, id) => {
  const job = state.jobs.get(id);
  return job === undefined ? refuse(state, noSuchJob(id)) : answerJson(state, viewOf(job, now));
};

/** `POST /fine_tuning/jobs/ID/cancel`. */
export const cancelJob: Handler = changeJob('cancelled', (job, now) =>
  isFinished(statusOf(job, now)) ? undefined : { ...job, cancelledAt: now },
);

/** `POST /fine_tuning/jobs/ID/pause`. */
export const pauseJob: Handler = changeJob('paused', (job, now) =>
  statusOf(job, now) === 'running'
    ? { ...job, pauses: [...job.pauses, { pausedAt: now, resumedAt: undefined }] }
    : undefined,
);

/** `POST /fine_tuning/jobs/ID/resume`. */
export const resumeJob: Handler = changeJob('resumed', (job, now) =>
  statusOf(job, now) === 'paused'
    ? {
        ...job,
        pauses: job.pauses.map((pause) => ({ ...pause, resumedAt: pause.resumedAt ?? now })),
      }
    : undefined,
);

/** A handler that puts `change(job)` in place of the job, or says that a job in this status cannot be `done` so. */
function changeJob(
  done: string,
  change: (job: StoredJob, now: number) => StoredJob | undefined,
): Handler {
  return (state, _request, now, id) => {
    const job = state.jobs.get(id);
    if (job === undefined) return refuse(state, noSuchJob(id));
    const changed = change(job, now);
    return changed === undefined
      ? refuse(
          state,
          badRequest(`Job ${id} cannot be ${done}: its status is '${statusOf(job, now)}'.`),
        )
      : answerJson(withJob(state, changed), viewOf(changed, now));
  };
}

export function noSuchJob(id: string): Refusal {
  return {
    status: 404,
    message: `Could not find fine tune: ${id}`,
    param: 'fine_tune_id',
    code: 'fine_tune_not_found',
  };
}
