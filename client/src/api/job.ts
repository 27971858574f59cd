/** A fine-tuning job as the service describes it, read with the tolerance that real answers need. */
import { isRecord, numberOf, textOf } from './json.ts';

export interface FineTuningJob {
  readonly id: string;
  /** `validating_files`, `queued`, `running`, … as the service says it; `unknown` when it says none. */
  readonly status: string;
  readonly model: string | undefined;
  readonly fineTunedModel: string | undefined;
  /** Seconds since 1970, as all times of the service. */
  readonly createdAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly estimatedFinish: number | undefined;
  /** A value of `method.type`. */
  readonly method: string | undefined;
  /** By the names of the API: numbers, `auto`, and what else a service may say (`reasoning_effort`). */
  readonly hyperparameters: Readonly<Record<string, number | string>>;
  readonly trainingFile: string | undefined;
  readonly validationFile: string | undefined;
  readonly resultFiles: readonly string[];
  readonly trainedTokens: number | undefined;
  readonly seed: number | undefined;
  readonly suffix: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  readonly organizationId: string | undefined;
  /** Why the job failed. */
  readonly error: JobError | undefined;
  readonly warnings: readonly string[];
}

export interface JobError {
  readonly message: string;
  readonly code: string | undefined;
  readonly param: string | undefined;
}

/** Whether nothing more will happen to a job of this status. A status nobody knows is one of a job that goes on. */
export function isTerminal(status: string): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}

/** The job that parsed JSON describes; `undefined` if it is something else. */
export function readJob(value: unknown): FineTuningJob | undefined {
  if (!isRecord(value)) return undefined;
  const { id, object } = value;
  if (typeof id !== 'string' || id === '') return undefined;
  if (object !== undefined && object !== 'fine_tuning.job') return undefined;
  const method = isRecord(value['method']) ? value['method'] : {};
  const type = textOf(method['type']);
  const block = type === undefined ? undefined : method[type];
  return {
    id,
    status: textOf(value['status']) ?? 'unknown',
    model: textOf(value['model']),
    fineTunedModel: textOf(value['fine_tuned_model']),
    createdAt: numberOf(value['created_at']),
    finishedAt: numberOf(value['finished_at']),
    estimatedFinish: numberOf(value['estimated_finish']),
    method: type,
    hyperparameters: {
      ...readHyperparameters(value['hyperparameters']),
      ...readHyperparameters(isRecord(block) ? block['hyperparameters'] : undefined),
    },
    trainingFile: textOf(value['training_file']),
    validationFile: textOf(value['validation_file']),
    resultFiles: textsOf(value['result_files']),
    trainedTokens: numberOf(value['trained_tokens']),
    seed: numberOf(value['seed']),
    suffix: textOf(value['user_provided_suffix']) ?? textOf(value['suffix']),
    metadata: readMetadata(value['metadata']),
    organizationId: textOf(value['organization_id']),
    error: readJobError(value['error']),
    warnings: textsOf(value['warnings']),
  };
}

/** Azure writes -1 where it means `auto`. */
function readHyperparameters(value: unknown): Readonly<Record<string, number | string>> {
  const entries = Object.entries(isRecord(value) ? value : {}).flatMap(([name, setting]) => {
    if (setting === -1) return [[name, 'auto'] as const];
    return typeof setting === 'number' || typeof setting === 'string'
      ? [[name, setting] as const]
      : [];
  });
  return Object.fromEntries(entries);
}

function readMetadata(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(isRecord(value) ? value : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

/** Jobs without a fault have null, `{}` or an object of nulls here. */
function readJobError(value: unknown): JobError | undefined {
  if (!isRecord(value)) return undefined;
  const code = textOf(value['code']);
  const message = textOf(value['message']) ?? code;
  return message === undefined ? undefined : { message, code, param: textOf(value['param']) };
}

/** The texts of a list that has strings, or objects with a `message`. */
function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => textOf(isRecord(item) ? item['message'] : item) ?? []);
}
