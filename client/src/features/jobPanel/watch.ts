/** Reads a job again and again, as often as schedule.ts says, and never twice at once. */
import { pauseBeforeReading, sleepUntil, type Attention, type Circumstances } from './schedule.ts';

export interface Watched {
  /** Reads once and says what came of it. */
  readonly read: () => Promise<ReadingOutcome>;
  /** Called with what `read` rejected with, which counts as a reading that failed. */
  readonly onError: (error: unknown) => void;
  readonly attention: () => Attention;
  /** Called when the next reading is planned, in milliseconds since 1970; `undefined` when there is none. */
  readonly onPlan: (next: number | undefined) => void;
}

export interface ReadingOutcome {
  readonly isTerminal: boolean;
  readonly hasChanged: boolean;
  readonly hasFailed: boolean;
  readonly retryAfterSeconds: number | undefined;
  /** There is no point in trying again before a person has done something. */
  readonly needsPerson: boolean;
}

/** A reading that told nothing new, but for what is given. */
export function outcomeOf(isTerminal: boolean, change: Partial<ReadingOutcome>): ReadingOutcome {
  return {
    isTerminal,
    hasChanged: false,
    hasFailed: false,
    retryAfterSeconds: undefined,
    needsPerson: false,
    ...change,
  };
}

export class Watch {
  readonly #watched: Watched;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;
  #isClosed = false;
  #isOver = false;
  #circumstances: Omit<Circumstances, 'attention' | 'unchangedFor'> = {
    isTerminal: false,
    failures: 0,
    retryAfterSeconds: undefined,
  };
  #lastReadAt = 0;
  /** To begin with nothing is known, and it is worth to try soon. */
  #lastChangeAt = Date.now();

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** Reads now, whatever was planned; waits for the reading that is under way, if there is one. */
  readNow(): Promise<void> {
    this.#underWay ??= this.#read().finally(() => {
      this.#underWay = undefined;
      this.#plan();
    });
    return this.#underWay;
  }

  /** Plans anew: somebody looks, or looks away, or has done what only a person can do. */
  attend(): void {
    if (this.#underWay) return;
    if (this.#isOver && !this.#circumstances.isTerminal) void this.readNow();
    else this.#plan();
  }

  dispose(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #read(): Promise<void> {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    const outcome = await this.#watched.read().catch((error: unknown) => {
      this.#watched.onError(error);
      return outcomeOf(this.#circumstances.isTerminal, { hasFailed: true });
    });
    const { isTerminal, hasChanged, hasFailed, retryAfterSeconds, needsPerson } = outcome;
    this.#lastReadAt = Date.now();
    if (hasChanged) this.#lastChangeAt = this.#lastReadAt;
    const failures = hasFailed ? this.#circumstances.failures + 1 : 0;
    this.#circumstances = { isTerminal, failures, retryAfterSeconds };
    this.#isOver = needsPerson;
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    const pause = this.#isOver
      ? undefined
      : pauseBeforeReading({
          ...this.#circumstances,
          attention: this.#watched.attention(),
          unchangedFor: Date.now() - this.#lastChangeAt,
        });
    const next = pause === undefined ? undefined : this.#lastReadAt + pause;
    this.#watched.onPlan(next);
    if (next !== undefined && pause !== undefined) this.#sleep(next, pause);
  }

  #sleep(next: number, pause: number): void {
    const milliseconds = sleepUntil(next, pause, Date.now());
    this.#timer = setTimeout(() => {
      if (sleepUntil(next, pause, Date.now()) === 0) void this.readNow();
      else this.#sleep(next, pause);
    }, milliseconds);
  }
}
