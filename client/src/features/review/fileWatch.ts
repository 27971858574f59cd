/** Looks up what the service says of a sheet's files, and again while that may change and somebody can see it. */
import type { Disposable } from '../../infrastructure/disposables.ts';
import type { FileStatus } from './fileStatus.ts';

export interface WatchedFile {
  /** Says which file of which service it is. */
  readonly key: string;
  /** Never rejects. */
  readonly look: (signal: AbortSignal) => Promise<FileStatus>;
}

/** `near`: in sight of somebody who works in another window. */
export type Attention = 'looking' | 'near' | 'hidden';

export interface FileWatchHost {
  readonly attention: () => Attention;
  /** Called when the service says something else than before. */
  readonly onChange: () => void;
}

const shortestPause = 2_000;
const longestPause = 60_000;
/** No service may silence us for longer. */
const longestRetryAfter = 3_600_000;

interface Known {
  readonly status: FileStatus;
  /** Until then the service wants to be left alone; milliseconds since 1970. */
  readonly quietUntil: number;
}

export class FileWatch implements Disposable {
  readonly #host: FileWatchHost;
  readonly #known = new Map<string, Known>();
  readonly #asked = new Set<string>();
  readonly #closed = new AbortController();
  #files: readonly WatchedFile[] = [];
  #attention: Attention = 'hidden';
  #pause = shortestPause;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: FileWatchHost) {
    this.#host = host;
  }

  /** From now on these files count; of those that are new the service is asked at once. */
  follow(files: readonly WatchedFile[]): void {
    this.#files = files;
    this.#attention = this.#host.attention();
    this.#pause = shortestPause;
    void this.#round((status) => status === undefined);
  }

  /** Called when somebody may have come to the sheet or turned away from it: who comes may have mended what was wrong. */
  attend(): void {
    const before = this.#attention;
    this.#attention = this.#host.attention();
    if (this.#attention === before) return;
    const hasCome = this.#attention === 'looking';
    if (hasCome) this.#pause = shortestPause;
    void this.#round((status) => hasCome && status?.standing !== 'ready');
  }

  /** `undefined` until the service has answered. */
  statusOf(key: string): FileStatus | undefined {
    return this.#known.get(key)?.status;
  }

  dispose(): void {
    this.#closed.abort();
    clearTimeout(this.#timer);
  }

  async #round(isDue: (status: FileStatus | undefined) => boolean): Promise<void> {
    if (this.#closed.signal.aborted) return;
    const due = this.#files.filter(
      ({ key }) => !this.#asked.has(key) && this.#quietFor(key) <= 0 && isDue(this.statusOf(key)),
    );
    await Promise.all(due.map((file) => this.#ask(file)));
    this.#plan();
  }

  async #ask({ key, look }: WatchedFile): Promise<void> {
    this.#asked.add(key);
    const { signal } = this.#closed;
    const status = await look(signal);
    this.#asked.delete(key);
    if (signal.aborted) return;
    const before = this.statusOf(key);
    const asked = (status.retryAfterSeconds ?? 0) * 1000;
    this.#known.set(key, { status, quietUntil: Date.now() + Math.min(asked, longestRetryAfter) });
    if (before?.words !== status.words) this.#host.onChange();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const open = this.#files.filter(({ key }) => mayChange(this.statusOf(key)));
    if (open.length === 0 || this.#closed.signal.aborted) return;
    if (this.#host.attention() === 'hidden') return;
    const pause = Math.max(this.#pause, ...open.map(({ key }) => this.#quietFor(key)));
    this.#timer = setTimeout(() => void this.#round(mayChange), pause);
    this.#pause = Math.min(this.#pause * 1.5, longestPause);
  }

  #quietFor(key: string): number {
    return (this.#known.get(key)?.quietUntil ?? 0) - Date.now();
  }
}

/** By itself, without a person's doing. */
function mayChange(status: FileStatus | undefined): boolean {
  return status?.standing === 'pending' || status?.standing === 'untold';
}
