/** Waits until the service is done with files: asks again and again, in growing distances. */
import { getFile, readinessOf } from '../../api/files.ts';
import type { Answer, Endpoint } from '../../api/http.ts';

export type FileWait =
  | { readonly kind: 'ready' }
  /** It will never be ready: the service says so, or has no such file. */
  | { readonly kind: 'failed'; readonly id: string; readonly reason: string }
  /** The service could not be asked, several times in a row. */
  | { readonly kind: 'noAnswer' }
  | { readonly kind: 'cancelled' };

export interface FileWaitHost {
  readonly endpoint: () => Promise<Endpoint>;
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const shortestPause = 1_000;
const longestPause = 30_000;
const mostFailures = 5;

/** Resolves when all the files are processed, and when there is no use in waiting. Never throws for an answer. */
export async function waitForFiles(ids: readonly string[], host: FileWaitHost): Promise<FileWait> {
  const waiting = new Set(ids);
  let failures = 0;
  for (let pause = shortestPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    let isAnswered = true;
    for (const id of waiting) {
      const answer = await getFile(await host.endpoint(), id, { signal: host.signal });
      if (host.signal.aborted) return { kind: 'cancelled' };
      const said = meaningOf(answer);
      if (said.kind === 'failed') return { ...said, id };
      if (said.kind === 'ready') waiting.delete(id);
      if (said.kind === 'noAnswer') isAnswered = false;
    }
    failures = isAnswered ? 0 : failures + 1;
    if (failures === mostFailures) return { kind: 'noAnswer' };
    if (waiting.size === 0) return { kind: 'ready' };
    await host.sleep(pause, host.signal);
    if (host.signal.aborted) return { kind: 'cancelled' };
  }
}

type Meaning =
  | { readonly kind: 'ready' | 'pending' | 'noAnswer' }
  | { readonly kind: 'failed'; readonly reason: string };

function meaningOf(answer: Answer<{ readonly status: string | undefined }>): Meaning {
  if (answer.kind === 'answered') {
    const { status } = answer.value;
    const kind = readinessOf(status);
    return kind === 'failed' ? { kind, reason: status ?? '' } : { kind };
  }
  const isFinal = answer.kind === 'refused' && answer.status < 500 && answer.status !== 429;
  return isFinal ? { kind: 'failed', reason: answer.error.message } : { kind: 'noAnswer' };
}
