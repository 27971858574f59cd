/** When to read a job again. Pure: circumstances in, milliseconds out; watch.ts holds the clock. */

export interface Circumstances {
  /** Nothing more will happen to the job. */
  readonly isTerminal: boolean;
  /** How long the job has looked the same, in milliseconds; a clock that was set back may make it negative. */
  readonly unchangedFor: number;
  /** How many readings in a row have failed. */
  readonly failures: number;
  /** What the service asked for when it last refused. */
  readonly retryAfterSeconds: number | undefined;
  readonly attention: Attention;
}

/**
 * `near`: the panel is on the screen of a window that has not the focus. `hidden`: it is not, but somebody works in the
 * window, and wants to be told when the job ends. `away`: nobody does.
 */
export type Attention = 'looking' | 'near' | 'hidden' | 'away';

const second = 1000;
const minute = 60 * second;

/** The shortest and the longest pause for each attention. */
const bounds: Readonly<
  Record<Exclude<Attention, 'away'>, readonly [shortest: number, longest: number]>
> = {
  looking: [2 * second, minute],
  near: [15 * second, 2 * minute],
  hidden: [minute, 5 * minute],
};

/** No service may silence us for longer; what is read on request does not wait. */
const longestRetryAfter = 60 * minute;

/** So often it is tried to read the end of a job whole: some services have lost a file of it for good. */
const mostFailuresAfterEnd = 12;

/** Milliseconds from the last reading to the next; `undefined` when there shall be none. */
export function pauseBeforeReading(circumstances: Circumstances): number | undefined {
  const { isTerminal, unchangedFor, failures, retryAfterSeconds, attention } = circumstances;
  // A job that has ended is read again when its end could not be read whole.
  if (isTerminal && (failures === 0 || failures >= mostFailuresAfterEnd)) return undefined;
  if (attention === 'away') return undefined;
  const [shortest, longest] = bounds[attention];
  const byAge = unchangedFor / 10;
  const byFailures = failures === 0 ? 0 : shortest * 2 ** Math.min(failures, 10);
  const pause = Math.min(Math.max(shortest, byAge, byFailures), longest);
  const asked = Math.min((retryAfterSeconds ?? 0) * second, longestRetryAfter);
  return Math.max(pause, asked);
}

/**
 * How long to sleep now, in milliseconds; 0 to read at once. A timer does not count the time that a computer sleeps and
 * does not notice a clock that is set, so it never sleeps long and looks at the clock instead.
 */
export function sleepUntil(next: number, pause: number, now: number): number {
  const remaining = next - now;
  // More than the whole pause is left: the clock was set back.
  if (remaining <= 0 || remaining > pause) return 0;
  return Math.min(remaining, 10 * second);
}
