/** The files of one submission: as text and back, bounded, with the version of their format. */
import type { FineTuningJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import { isRecord } from '../../api/json.ts';
import type { Intent, SubmissionState } from '../../api/submission.ts';

export interface Parts {
  readonly intent: Intent;
  readonly created: SubmissionState & { readonly kind: 'created' };
  readonly state: SubmissionState;
  readonly job: FineTuningJob;
  readonly events: readonly JobEvent[];
  readonly notes: string;
  readonly notified: true;
}

export type PartName = keyof Parts;

const version = 1;

export function writePart<Name extends PartName>(_name: Name, value: Parts[Name]): string {
  return `${JSON.stringify({ version, value })}\n`;
}

/** `undefined` for a text that is not such a part. */
export function readPart<Name extends PartName>(name: Name, text: string): Parts[Name] | undefined {
  try {
    const file: unknown = JSON.parse(text);
    if (!isRecord(file) || file['version'] !== version) return undefined;
    return checks[name](file['value']) ? (file['value'] as Parts[Name]) : undefined;
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isList: Check = (value) => Array.isArray(value);

/** Whether a value is an object whose properties pass these checks. */
function hasAll(required: Readonly<Record<string, Check>>): Check {
  return (value) =>
    isRecord(value) && Object.entries(required).every(([name, check]) => check(value[name]));
}

const isConnection = hasAll({ id: isText, label: isText, kind: isText, address: isText });
const isCreated = hasAll({
  kind: (kind) => kind === 'created',
  jobId: isText,
  at: isNumber,
  answer: isText,
});
const isRefused = hasAll({
  kind: (kind) => kind === 'refused',
  status: isNumber,
  at: isNumber,
  answer: isText,
});
const isOther = hasAll({
  kind: (kind) => kind === 'notSent' || kind === 'unknown',
  reason: isText,
  at: isNumber,
});
const isEvent = hasAll({ id: isText, level: isText, message: isText, data: isRecord });

const checks: Readonly<Record<PartName, Check>> = {
  intent: hasAll({
    id: isText,
    document: isText,
    fileName: isText,
    connection: isConnection,
    body: isText,
    startedAt: isNumber,
  }),
  created: isCreated,
  state: (value) => isRefused(value) || isOther(value),
  job: hasAll({
    id: isText,
    status: isText,
    hyperparameters: isRecord,
    metadata: isRecord,
    resultFiles: isList,
    warnings: isList,
  }),
  events: (value) => Array.isArray(value) && value.every(isEvent),
  notes: isText,
  notified: (value) => value === true,
};
