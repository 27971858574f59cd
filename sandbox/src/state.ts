// The whole memory of the service. It is never changed in place: a handler answers with the next state.
import type { Style } from './messages.ts';

export interface State {
  readonly settings: Settings;
  /** Uploaded files by id, oldest first. */
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Files that existed from the beginning and were deleted. */
  readonly deletedFileIds: ReadonlySet<string>;
  /** Jobs by id, oldest first. */
  readonly jobs: ReadonlyMap<string, StoredJob>;
  /** How many ids were given out. */
  readonly idCount: number;
}

export interface Settings {
  /** Ids of files that exist from the beginning; `undefined`: every well-formed id does. */
  readonly knownFileIds: ReadonlySet<string> | undefined;
  readonly durations: Durations;
  /** Makes the ids of one service differ from those of another. */
  readonly salt: string;
}

/** Milliseconds. */
export interface Durations {
  /** From an upload to `processed`. */
  readonly processing: number;
  readonly validating: number;
  readonly queued: number;
  readonly running: number;
}

export const defaultDurations: Durations = {
  processing: 2_000,
  validating: 5_000,
  queued: 10_000,
  running: 25_000,
};

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly content: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number;
}

export interface StoredJob {
  readonly id: string;
  /** The part of the id behind `ftjob-`. */
  readonly code: string;
  readonly style: Style;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** The snapshot that the alias in the request stood for. */
  readonly model: string;
  readonly method: StoredMethod;
  readonly trainingFile: string;
  readonly validationFile: string | null;
  readonly suffix: string | null;
  readonly seed: number;
  readonly integrations: readonly unknown[];
  readonly metadata: unknown;
  readonly trainingType: unknown;
  /** Of the training file. */
  readonly rowCount: number;
  /** Of the training file. */
  readonly byteCount: number;
  /** The id of the file that is there when the job has succeeded. */
  readonly resultFile: string;
  /** What the job fails with when its files have been validated. */
  readonly failure: JobFailure | undefined;
  readonly durations: Durations;
  readonly pauses: readonly Pause[];
  readonly cancelledAt: number | undefined;
}

export interface StoredMethod {
  readonly type: 'supervised' | 'dpo' | 'reinforcement';
  /** What the request says; a missing one means `auto`. */
  readonly hyperparameters: Readonly<Record<string, unknown>>;
  /** The other fields of the method's object: grader, response_format … */
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface JobFailure {
  readonly code: string;
  readonly message: string;
  readonly param: string;
}

export interface Pause {
  readonly pausedAt: number;
  readonly resumedAt: number | undefined;
}

export function emptyState(settings: Settings): State {
  return { settings, files: new Map(), deletedFileIds: new Set(), jobs: new Map(), idCount: 0 };
}

/** A text that no other call for this state or a later one gets; ids are derived from it. */
export function nextIdText(state: State): readonly [string, State] {
  return [`${state.settings.salt} ${state.idCount}`, { ...state, idCount: state.idCount + 1 }];
}

/** The state with the job added, or put in place of the one of the same id. */
export function withJob(state: State, job: StoredJob): State {
  return { ...state, jobs: new Map(state.jobs).set(job.id, job) };
}
