/** For tests of the history: a folder for it, and windows that open it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Intent } from '../../client/src/api/submission.ts';
import { nodeFiles } from '../../client/src/features/history/files.ts';
import { openStore } from '../../client/src/features/history/store.ts';
import { intentWith } from './recordedJobs.ts';

export function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'ftjob-history-'));
}

/** Process ids that exist, and the time. */
export const world = { alive: new Set<number>(), now: Date.now() };

/** The store as a window with this process id has it. */
export function storeIn(folder: string, pid = 1) {
  world.alive.add(pid);
  const reported: string[] = [];
  const files = nodeFiles(folder);
  const store = openStore({
    files,
    window: { owner: `window ${pid}`, pid, isAlive: (other) => world.alive.has(other) },
    now: () => world.now,
    report: (name) => reported.push(name),
    changed: () => undefined,
  });
  return { ...store, files, folder, reported };
}

/** An intent of this id, of one file unless another is named. */
export function intent(id: string, startedAt = 1, document = 'file:///a.ftjob.json'): Intent {
  return intentWith({ id, startedAt, document });
}

export const created = { kind: 'created', jobId: 'ftjob-1', at: 2, answer: '{}' } as const;
export const timedOut = { kind: 'unknown', reason: 'timeout', at: 3 } as const;
