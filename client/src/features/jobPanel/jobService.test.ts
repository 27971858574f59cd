import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submissionWith } from '../../../../test/support/recordedJobs.ts';
import { jobService } from './jobService.ts';

const openai = 'https://api.openai.com/v1';

/** What is found of a job of the connection `openai`, which leads to this address now. */
function found(address: string | undefined, submissionId?: string, kind = 'openai') {
  const endpoint = () => assert.fail('no key is read to find this out');
  const connection = { id: 'openai', label: 'OpenAI', kind, address: openai };
  const host = {
    history: { get: (id: string) => Promise.resolve(submissionWith({ id, connection })) },
    readyById: () =>
      Promise.resolve(address === undefined ? undefined : { label: 'OpenAI', address, endpoint }),
  };
  const ref = { connectionId: 'openai', ...(submissionId !== undefined && { submissionId }) };
  return jobService(ref, host, { interactive: false });
}

test('a job is asked of the service that it was sent to', async () => {
  assert.equal((await found(openai, 'a')).kind, 'ready');
  assert.equal((await found(undefined, 'a')).kind, 'notReady');
});

test('a connection that leads elsewhere now is told, with both addresses', async () => {
  const moved = await found('https://gateway.example/v1', 'a');
  assert.equal(
    moved.kind === 'elsewhere' && moved.words,
    'The job was sent to https://api.openai.com/v1, but the connection OpenAI leads to https://gateway.example/v1 now. Until it leads back, the job is shown as it was last known: it is not read, and cannot be changed.',
  );
  const sandbox = await found('http://127.0.0.1:2/v1', 'a', 'sandbox');
  assert.match(sandbox.kind === 'elsewhere' ? sandbox.words : '', /is gone with its jobs\.$/);
});

test('a job that was not submitted from here is asked of its connection', async () => {
  assert.equal((await found('https://gateway.example/v1')).kind, 'ready');
});
