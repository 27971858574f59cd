import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstToTell } from './firstToTell.ts';

/** A history of one submission. */
function historyWith(notified: boolean) {
  const state = { notified };
  return {
    state,
    get: () => Promise.resolve({ notified: state.notified }),
    update: (_id: string, change: { readonly notified: true }) => {
      state.notified = change.notified;
      return Promise.resolve();
    },
  };
}

test('of the panel and the view that see the end at the same moment, one tells it', async () => {
  const history = historyWith(false);
  const isFirst = firstToTell(history);
  const answers = await Promise.all([isFirst('submission-1'), isFirst('submission-1')]);
  assert.deepEqual(answers, [true, false]);
  assert(history.state.notified, 'the next window knows it');
});

test('what another window has told, or somebody did, is not told', async () => {
  const isFirst = firstToTell(historyWith(true));
  assert.equal(await isFirst('submission-1'), false);
});

test('the end of a job that was not submitted from here is told by the one who saw it', async () => {
  assert.equal(await firstToTell(historyWith(false))(undefined), true);
});

test('an end is told also where the history cannot be written', async () => {
  const isFirst = firstToTell({
    ...historyWith(false),
    update: () => Promise.reject(new Error('disk full')),
  });
  assert.equal(await isFirst('submission-1').catch(() => 'rejects'), true);
});
