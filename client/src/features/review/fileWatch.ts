/** Looks up what the service says of a sheet's files, and again while that may change and somebody can see it. */
import type { Disposable } from '../../infrastructure/disposables.ts';
import type { FileStatus } from './fileStatus.ts';

export interface WatchedFile {
  /** Says which file of which service it is. */
  readonly key: string;
  /** Never rejects. */
  readonly look: (signal: AbortSignal) => Promise<FileStatus>;
}

export interface FileWatchHost {
  readonly isInSight: () => boolean;
  /** Called when the service says something else than before. */
  readonly onChange: () => void;
}

const shortestPause = 2_000;
const longestPause = 60_000;
/** No service may silence us for longer; somebody who comes back to the sheet does not wait. */
const longestRetryAfter = 3_600_000;

export class FileWatch implements Disposable {
  readonly #host: FileWatchHost;
  readonly #known = new Map<string, FileStatus>();
  readonly #asked = new Set<string>();
  readonly #closed = new AbortController();
  #files: readonly WatchedFile[] = [];
  #pause = shortestPause;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: FileWatchHost) {
    this.#host = host;
  }

  /** From now on these files count; of those that are new the service is asked at once. */
  follow(files: readonly WatchedFile[]): void {
    this.#files = files;
    this.#pause = shortestPause;
    void this.#round((status) => status === undefined);
  }

  /** Somebody comes to the sheet, who may have mended what was wrong, or turns away from it. */
  attend(): void {
    this.#pause = shortestPause;
    void this.#round((status) => this.#host.isInSight() && status?.standing !== 'ready');
  }

  /** `undefined` until the service has answered. */
  statusOf(key: string): FileStatus | undefined {
    return this.#known.get(key);
  }

  dispose(): void {
    this.#closed.abort();
    clearTimeout(this.#timer);
  }

  async #round(isDue: (status: FileStatus | undefined) => boolean): Promise<void> {
    if (this.#closed.signal.aborted) return;
    const due = this.#files.filter(
      ({ key }) => !this.#asked.has(key) && isDue(this.#known.get(key)),
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
    const before = this.#known.get(key);
    this.#known.set(key, status);
    if (before?.words !== status.words) this.#host.onChange();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const open = this.#files.flatMap(({ key }) => this.#known.get(key) ?? []).filter(mayChange);
    if (open.length === 0 || this.#closed.signal.aborted || !this.#host.isInSight()) return;
    const asked = Math.max(...open.map(({ retryAfterSeconds = 0 }) => retryAfterSeconds * 1000));
    const pause = Math.max(this.#pause, Math.min(asked, longestRetryAfter));
    this.#timer = setTimeout(() => void this.#round(mayChange), pause);
    this.#pause = Math.min(this.#pause * 1.5, longestPause);
  }
}

/** By itself, without a person's doing. */
function mayChange(status: FileStatus | undefined): boolean {
  return status?.standing === 'pending' || status?.standing === 'untold';
}
