/** The files of one submission: as text and back, bounded, with the version of their format. */
import type { FineTuningJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import { isRecord } from '../../api/json.ts';
import type { Intent, SubmissionState } from '../../api/submission.ts';
import { bounded, boundedAnswer, boundedEvents } from './bounds.ts';
import type { Claim } from './claims.ts';

export interface Parts {
  readonly intent: Intent;
  readonly claim: Claim;
  readonly created: SubmissionState & { readonly kind: 'created' };
  readonly state: SubmissionState;
  readonly job: FineTuningJob;
  readonly events: readonly JobEvent[];
  readonly notes: string;
}

export type PartName = keyof Parts;

/** What was read: the part, or why not. `newer` is a file of a later ftjob, which can read it. */
export type ReadPart<Name extends PartName> =
  | { readonly kind: 'read'; readonly value: Parts[Name] }
  | { readonly kind: 'broken' }
  | { readonly kind: 'newer' };

const version = 1;

export function writePart<Name extends PartName>(name: Name, value: Parts[Name]): string {
  return `${JSON.stringify({ version, value: parts[name].bound(value) })}\n`;
}

export function readPart<Name extends PartName>(name: Name, text: string): ReadPart<Name> {
  try {
    const file: unknown = JSON.parse(text);
    if (!isRecord(file)) return { kind: 'broken' };
    const { version: written, value } = file;
    if (typeof written === 'number' && written > version) return { kind: 'newer' };
    if (written !== version || !parts[name].isSound(value)) return { kind: 'broken' };
    return { kind: 'read', value: value as Parts[Name] };
  } catch {
    return { kind: 'broken' };
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isList: Check = (value) => Array.isArray(value);
const is = (...values: readonly unknown[]): Check => values.includes.bind(values);

/** Whether a value is an object whose properties pass these checks. */
function hasAll(required: Readonly<Record<string, Check>>): Check {
  return (value) =>
    isRecord(value) && Object.entries(required).every(([name, check]) => check(value[name]));
}

const isIntent = hasAll({
  id: isText,
  document: isText,
  fileName: isText,
  connection: hasAll({ id: isText, label: isText, kind: isText, address: isText }),
  body: isText,
  startedAt: isNumber,
});
const isCreated = hasAll({ kind: is('created'), jobId: isText, at: isNumber, answer: isText });
const isRefused = hasAll({ kind: is('refused'), status: isNumber, at: isNumber, answer: isText });
const isOther = hasAll({ kind: is('notSent', 'unknown'), reason: isText, at: isNumber });
const isJob = hasAll({
  id: isText,
  status: isText,
  hyperparameters: isRecord,
  metadata: isRecord,
  resultFiles: isList,
  warnings: isList,
});
const isEvent = hasAll({ id: isText, level: isText, message: isText, data: isRecord });

interface PartFormat<Value> {
  readonly isSound: Check;
  readonly bound: (value: Value) => Value;
}

const asItIs = <Value>(value: Value): Value => value;

const parts: { readonly [Name in PartName]: PartFormat<Parts[Name]> } = {
  intent: { isSound: isIntent, bound: asItIs },
  claim: {
    isSound: hasAll({ document: isText, owner: isText, pid: isNumber, at: isNumber }),
    bound: asItIs,
  },
  created: {
    isSound: isCreated,
    bound: (state) => ({ ...state, answer: boundedAnswer(state.answer) }),
  },
  state: {
    isSound: (value) => isRefused(value) || isOther(value),
    bound: (state) =>
      'answer' in state && state.answer !== undefined
        ? { ...state, answer: boundedAnswer(state.answer) }
        : state,
  },
  job: { isSound: isJob, bound: bounded },
  events: {
    isSound: (value) => Array.isArray(value) && value.every(isEvent),
    bound: boundedEvents,
  },
  notes: { isSound: isText, bound: bounded },
};
