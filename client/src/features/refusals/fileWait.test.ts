import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, startRecorder, type Reply } from '../../../../test/support/recorder.ts';
import { waitForFiles, type FileWait } from './fileWait.ts';

const status = (word: string | undefined) =>
  json(200, { object: 'file', id: 'file-1', ...(word !== undefined && { status: word }) });
const refusal = (code: number) => json(code, { error: { message: 'no such file' } });

/** What comes of waiting when the service gives these answers, the last one for ever, and the pauses meanwhile. */
async function wait(
  replies: readonly Reply[],
  { ids = ['file-1'], cancelAfter = Infinity } = {},
): Promise<{ outcome: FileWait; pauses: readonly number[]; asked: readonly string[] }> {
  let count = 0;
  const service = await startRecorder((response, request) =>
    replies[Math.min(count++, replies.length - 1)]!(response, request),
  );
  const controller = new AbortController();
  const pauses: number[] = [];
  try {
    const outcome = await waitForFiles(ids, {
      endpoint: () => Promise.resolve({ baseUrl: service.origin, headers: {} }),
      signal: controller.signal,
      sleep: (milliseconds) => {
        pauses.push(milliseconds);
        if (pauses.length >= cancelAfter) controller.abort();
        return Promise.resolve();
      },
    });
    return { outcome, pauses, asked: service.requests.map(({ path }) => path) };
  } finally {
    await service.close();
  }
}

test('asks until the file is processed, in growing distances that have an end', async () => {
  const pending = Array.from({ length: 12 }, () => status('pending'));
  const { outcome, pauses } = await wait([...pending, status('processed')]);
  assert.deepEqual(outcome, { kind: 'ready' });
  assert.equal(pauses[0], 1000);
  assert.equal(pauses.at(-1), 30_000);
  assert.deepEqual(
    [...pauses].sort((one, other) => one - other),
    pauses,
  );
});

test('waits for each of the files, and asks no more for one that is ready', async () => {
  const replies = [status('processed'), status('uploaded'), status('processed')];
  const { asked } = await wait(replies, { ids: ['file-1', 'file-2'] });
  assert.deepEqual(asked, ['/files/file-1', '/files/file-2', '/files/file-2']);
});

test('a status that nobody knows is no end; a failure and a missing file are', async () => {
  assert.equal((await wait([status('thinking'), status('processed')])).outcome.kind, 'ready');
  assert.deepEqual((await wait([status('error')])).outcome, {
    kind: 'failed',
    id: 'file-1',
    reason: 'error',
  });
  assert.equal((await wait([refusal(404)])).outcome.kind, 'failed');
});

test('a service that cannot be asked for a while is asked again, but not for ever', async () => {
  const lost: Reply = (response) => response.destroy();
  assert.equal(
    (await wait([lost, refusal(503), refusal(429), status('processed')])).outcome.kind,
    'ready',
  );
  const { outcome, asked } = await wait([lost]);
  assert.equal(outcome.kind, 'noAnswer');
  assert.equal(asked.length, 5);
});

test('that one file is told of does not hide that another never is', async () => {
  const replies = Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0 ? status('pending') : refusal(503),
  );
  const { outcome, asked } = await wait(replies, { ids: ['file-1', 'file-2'] });
  assert.deepEqual([outcome.kind, asked.length], ['noAnswer', 10]);
});

test('can be given up', async () => {
  assert.equal((await wait([status('pending')], { cancelAfter: 3 })).outcome.kind, 'cancelled');
});
