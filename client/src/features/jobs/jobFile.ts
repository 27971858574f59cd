/**
 * The job file for a job that the service describes: the body that would ask for the same. Fields that only an answer
 * has, and those of another type than a request allows, are left out.
 */
import { isRecord, textOf } from '../../api/json.ts';

type Fields = Readonly<Record<string, unknown>>;

/** JSON text for the job that parsed JSON describes; `undefined` when it is none, or nested too deep to be written. */
export function jobFileOf(job: unknown): string | undefined {
  if (!isRecord(job)) return undefined;
  const method = methodOf(job);
  const body = present({
    model: textOf(job['model']),
    training_file: textOf(job['training_file']),
    validation_file: textOf(job['validation_file']),
    suffix: textOf(job['user_provided_suffix']) ?? textOf(job['suffix']),
    seed: typeof job['seed'] === 'number' ? job['seed'] : undefined,
    trainingType: textOf(job['trainingType']),
    hyperparameters: method ? undefined : hyperparametersOf(job['hyperparameters']),
    method,
    integrations: integrationsOf(job['integrations']),
    metadata: metadataOf(job['metadata']),
  });
  try {
    return `${JSON.stringify(body, undefined, 2)}\n`;
  } catch {
    return undefined;
  }
}

/** Supervised jobs have their hyperparameters at the top too, or only there. */
function methodOf(job: Fields): Fields | undefined {
  const { method } = job;
  const type = isRecord(method) ? textOf(method['type']) : undefined;
  if (!isRecord(method) || type === undefined) return undefined;
  const block = isRecord(method[type]) ? method[type] : {};
  const hyperparameters =
    hyperparametersOf(block['hyperparameters']) ?? hyperparametersOf(job['hyperparameters']);
  const settings = present({ ...block, hyperparameters });
  return { type, ...(Object.keys(settings).length > 0 && { [type]: settings }) };
}

/** Azure writes -1 where it means `auto`. */
function hyperparametersOf(value: unknown): Fields | undefined {
  const entries = Object.entries(isRecord(value) ? value : {}).flatMap(([name, setting]) => {
    if (setting === -1) return [[name, 'auto'] as const];
    return typeof setting === 'number' || typeof setting === 'string'
      ? [[name, setting] as const]
      : [];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A job names the run that it reports to; a request does not. */
function integrationsOf(value: unknown): readonly Fields[] | undefined {
  const integrations = (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (!isRecord(one) || !isRecord(one['wandb'])) return [];
    const { project, name, entity, tags } = one['wandb'];
    return [{ type: 'wandb', wandb: present({ project, name, entity, tags }) }];
  });
  return integrations.length === 0 ? undefined : integrations;
}

function metadataOf(value: unknown): Fields | undefined {
  const entries = Object.entries(isRecord(value) ? value : {}).filter(
    ([, text]) => typeof text === 'string',
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Without what is not there: a request has no nulls. */
function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}
