/** When the view reads again: soon after something was new, then ever more rarely, and only while it is of use. */
import type { Disposable } from '../../infrastructure/disposables.ts';

export interface RhythmHost {
  /** Reads what goes on; resolves to whether anything was new. */
  readonly read: () => Promise<boolean>;
  /** Whether anything goes on that can be read, and somebody sees it. */
  readonly isOfUse: () => Promise<boolean>;
  /** Called with what a planned reading or its planning failed with; the next one is planned all the same. */
  readonly onError: (error: unknown) => void;
}

export interface Rhythm extends Disposable {
  /** Reads now, or waits for the reading that is under way. */
  readonly readNow: () => Promise<void>;
  /** Plans the next reading unless it is planned already; plans none, and forgets the planned one, if it is of no use. */
  readonly plan: () => Promise<void>;
  /** The same after the shortest pause: something may be new. */
  readonly planSoon: () => Promise<void>;
}

const shortestPause = 15_000;
const longestPause = 300_000;

export function rhythmOf({ read, isOfUse, onError }: RhythmHost): Rhythm {
  let pause = shortestPause;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;
  let plans = 0;
  let isClosed = false;

  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const readOnce = async () => {
    let isNew = false;
    try {
      isNew = await read();
    } finally {
      pause = isNew ? shortestPause : Math.min(2 * pause, longestPause);
    }
  };
  const readNow = () => (reading ??= readOnce().finally(() => (reading = undefined)));
  const plan = async () => {
    const own = ++plans;
    const isWanted = await isOfUse().catch((error: unknown) => {
      onError(error);
      // Nobody knows: the next reading may.
      return true;
    });
    // What was asked last counts: the view may be hidden meanwhile.
    if (own !== plans || isClosed) return;
    if (isWanted) timer ??= setTimeout(() => void readAsPlanned(), pause);
    else forget();
  };
  const readAsPlanned = async () => {
    timer = undefined;
    try {
      await readNow();
    } catch (error) {
      onError(error);
    }
    await plan();
  };

  return {
    readNow,
    plan,
    planSoon: () => {
      pause = shortestPause;
      forget();
      return plan();
    },
    dispose: () => {
      isClosed = true;
      forget();
    },
  };
}
