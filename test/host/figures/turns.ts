// How long the extension host is busy at a time: the processor time between two turns of its event loop.

export interface Turns {
  /** Processor time of the host's main thread in each turn that took any, in ms; without what other processes took. */
  readonly busy: readonly number[];
}

interface Probe {
  readonly stop: () => Turns;
  /** Resolves when the host has had nothing to do for a while. */
  readonly quiet: () => Promise<void>;
}

/** What counts as nothing to do: no turn longer than this, in ms, for that long. */
const idleTurn = 8;
const quietTime = 1000;

const cpuOfThread = (): number => {
  // Node 24 has it, its types of today do not.
  const thread = process as unknown as {
    threadCpuUsage(): { readonly user: number; readonly system: number };
  };
  const { user, system } = thread.threadCpuUsage();
  return (user + system) / 1000;
};

/** Starts to look at each turn. */
export function watchTurns(): Probe {
  const busy: number[] = [];
  let last = cpuOfThread();
  let lastBusy = performance.now();
  let isOver = false;
  const look = () => {
    const now = cpuOfThread();
    if (now - last > 0.5) busy.push(now - last);
    if (now - last > idleTurn) lastBusy = performance.now();
    last = now;
    if (!isOver) setTimeout(look);
  };
  setTimeout(look);
  return {
    stop: () => {
      isOver = true;
      return { busy };
    },
    quiet: async () => {
      lastBusy = performance.now();
      while (performance.now() - lastBusy < quietTime)
        await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}
