import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellReading } from './reading.ts';

test('the view says that it is read while it is, and no longer', async () => {
  const view: { message?: string | undefined } = {};
  let during: string | undefined;
  await tellReading(view, () => {
    during = view.message;
    return Promise.resolve();
  });
  assert.deepEqual([during, view.message], ['Reading the jobs…', undefined]);
});

test('the sentence goes when the reading fails, and the failure is told', async () => {
  const view: { message?: string | undefined } = {};
  const failing = tellReading(view, () => Promise.reject(new Error('no disk')));
  await assert.rejects(failing, /no disk/);
  assert.equal(view.message, undefined);
});
