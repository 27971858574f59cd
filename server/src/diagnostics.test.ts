import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWith } from '../../test/support/fixtures.ts';
import { startLspClient } from '../../test/support/lspClient.ts';

test('the note that there are more problems is as severe as the worst of them, and so comes first', async () => {
  const client = await startLspClient();
  const severities = async (members: string) => {
    const [note, ...others] = await client.open(jobWith(members)).diagnostics();
    assert.equal(note?.code, 'more-problems');
    return [note.severity, ...new Set(others.map(({ severity }) => severity))];
  };
  const members = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => `"${name}${index}":1`).join(',');
  assert.deepEqual(await severities(members(600, 'unknown')), [2, 2]);
  const errors = `"metadata":{${members(300, 'wrong')}}`;
  assert.deepEqual(await severities(`${errors},${members(300, 'unknown')}`), [1, 1, 2]);
  client.stop();
});
