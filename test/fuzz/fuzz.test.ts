// A short run of the fuzzers; `npm run fuzz -- --minutes 60` is a long one, with the seed that a failure names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from './fuzz.ts';
import { fuzzLsp } from './lsp.ts';

const seed = 20_261_123;

test('no feature fails or hangs on mutated jobs, and what it answers holds', async () => {
  const { cases, failures } = await fuzz({ seed, milliseconds: 10_000 });
  assert.deepEqual(failures, [], `seed ${seed}`);
  assert.ok(cases > 20);
});

test('a server process survives an editor that does everything in any order', async () => {
  const { answers } = await fuzzLsp({ seed, milliseconds: 5_000 });
  assert.ok(answers > 20);
});
