import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldClock } from './clock.ts';
import { startSandbox } from './service.ts';

test('a job that was created can be read and is in the list', async () => {
  const sandbox = await startSandbox({ clock: heldClock() });
  try {
    const created = await fetch(`${sandbox.address}/fine_tuning/jobs`, {
      method: 'POST',
      body: JSON.stringify({
        model: 'gpt-4o-mini',
        training_file: 'file-BK7bzQj3FfZFXr7DbL6xJwfo',
      }),
    });
    const job = (await created.json()) as { id: string; status: string };
    assert.equal(created.status, 200);
    assert.equal(job.status, 'validating_files');
    const read = await fetch(`${sandbox.address}/fine_tuning/jobs/${job.id}`);
    assert.deepEqual(await read.json(), job);
    const list: unknown = await (await fetch(`${sandbox.address}/fine_tuning/jobs`)).json();
    assert.deepEqual(list, { object: 'list', data: [job], has_more: false });
  } finally {
    await sandbox.close();
  }
});
