// The example job files name files that nobody uploaded, and must be accepted as they are.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startTestClient } from './testClient.ts';

const folder = join(import.meta.dirname, '../../examples');
const jobFiles = readdirSync(folder).filter((name) => name.endsWith('.ftjob.json'));

test('every example becomes a job on the path that the extension uses', async (context) => {
  const { send } = await startTestClient(context);
  assert.ok(jobFiles.length > 0);
  for (const name of jobFiles) {
    const text = readFileSync(join(folder, name), 'utf8');
    const { $schema: _, ...body } = JSON.parse(text) as Record<string, unknown>;
    const answer = await send('POST', '/fine_tuning/jobs', body);
    assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`);
  }
});
