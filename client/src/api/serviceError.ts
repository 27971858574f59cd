/** Reads the error out of the JSON of a refusal, in the envelopes that the services and the things before them use. */
import { isRecord, textOf } from './json.ts';

export interface ServiceError {
  readonly message: string;
  readonly type: string | undefined;
  readonly code: string | undefined;
  /** Where the fault is, in the service's words: `training_file`, `method.supervised.hyperparameters.n_epochs`. */
  readonly param: string | undefined;
}

/**
 * The error in a JSON value, `undefined` if it holds no message. Known: OpenAI's and Azure's
 * `{error:{message,type,param,code}}` (Azure adds `details` and `target`), `{error:"text"}`, `{message}`,
 * `{detail}` as text or as FastAPI's list, and problem+json with the `validation` list of Prism.
 */
export function readServiceError(value: unknown): ServiceError | undefined {
  if (!isRecord(value)) return undefined;
  const { error } = value;
  if (typeof error === 'string') return serviceError([error], value);
  if (isRecord(error)) {
    const details = recordsOf(error['details']).map((detail) => textOf(detail['message']));
    return serviceError([textOf(error['message']) ?? textOf(error['code']), ...details], error);
  }
  const faults = [...recordsOf(value['validation']), ...recordsOf(value['detail'])];
  const messages = faults.map((fault) => textOf(fault['message']) ?? textOf(fault['msg']));
  const summary = textOf(value['message']) ?? textOf(value['detail']) ?? textOf(value['title']);
  const place = faults[0]?.['location'] ?? faults[0]?.['loc'];
  return serviceError([summary, ...messages], value, place);
}

function serviceError(
  parts: readonly (string | undefined)[],
  source: Readonly<Record<string, unknown>>,
  place?: unknown,
): ServiceError | undefined {
  // Details often repeat the message that they belong to.
  const message = [...new Set(parts)]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
  if (message === '') return undefined;
  const param = textOf(source['param']) ?? textOf(source['target']) ?? pathOf(place);
  return { message, type: textOf(source['type']), code: textOf(source['code']), param };
}

/** `["body", "method", "type"]` as `method.type`. */
function pathOf(place: unknown): string | undefined {
  if (!Array.isArray(place)) return undefined;
  const names = place.map(String);
  return (names[0] === 'body' ? names.slice(1) : names).join('.') || undefined;
}

function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
