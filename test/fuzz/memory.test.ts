// What a thousand documents leave behind, and what a burst of edits costs, in the server as it is started.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

test('after a thousand opens and closes the heap is what it was, to 4 MB', () => {
  const script = new URL('memory.ts', import.meta.url).pathname;
  const output = execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' });
  const { before, after } = JSON.parse(output) as { before: number; after: number };
  assert.ok(after - before < 4, `${before} MB have become ${after} MB`);
});
