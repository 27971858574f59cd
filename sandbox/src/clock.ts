// Time is injected: job states are computed from it, so a test that holds the clock decides how far a job is.

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const realClock: Clock = { now: () => Date.now() };

export interface HeldClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that stands still at `start` (milliseconds since the epoch) until it is advanced. */
export function heldClock(start = Date.UTC(2026, 10, 22)): HeldClock {
  let time = start;
  return {
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}
