import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcome } from './outcome.ts';

test('the first settling counts', async () => {
  const agreed = outcome<string>();
  agreed.resolve('agreed');
  agreed.reject(new Error('closed'));
  assert.equal(await agreed.promise, 'agreed');
});

test('a rejection that comes before anybody waits is kept for who does, and is no unhandled one', async (t) => {
  const unhandled = t.mock.fn();
  process.on('unhandledRejection', unhandled);
  t.after(() => process.off('unhandledRejection', unhandled));
  const closed = outcome<string>();
  closed.reject(new Error('closed'));
  await new Promise(setImmediate);
  assert.equal(unhandled.mock.callCount(), 0);
  await assert.rejects(closed.promise, /^Error: closed$/);
});
