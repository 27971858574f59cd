/** For tests: a history in a folder of its own, in which nothing may be broken. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeFiles } from '../../client/src/features/history/files.ts';
import { openStore } from '../../client/src/features/history/store.ts';

/** `now`: the time, in ms since 1970, which stands still. */
export function newStore(now: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ftjob-faults-'));
  const files = nodeFiles(folder);
  const store = openStore({
    files,
    window: { owner: 'test', pid: process.pid, isAlive: () => true },
    now: () => now,
    report: (name) => assert.fail(`${name} is broken`),
    changed: () => undefined,
  });
  return { ...store, files };
}
