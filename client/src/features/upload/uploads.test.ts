import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openUploads, type State } from './uploads.ts';

/** What VS Code keeps is JSON. */
function stateOf(kept: unknown): State {
  let text = JSON.stringify([kept]);
  return {
    get: () => (JSON.parse(text) as unknown[])[0],
    update: (_, value) => {
      text = JSON.stringify([value]);
      return Promise.resolve();
    },
  };
}

const upload = (id: string, at = 1) => ({
  ...{ id, fileName: 'a.jsonl', service: 'Sandbox', connectionId: 'sandbox', at },
  address: 'http://127.0.0.1:1/v1',
});

test('the newest uploads are kept, each once, until they are forgotten', async () => {
  const uploads = openUploads(stateOf(undefined));
  assert.deepEqual(uploads.list(), []);
  for (let count = 0; count < 60; count++) await uploads.add(upload(`file-${count}`));
  await uploads.add(upload('file-55', 2));
  assert.equal(uploads.list().length, 50);
  assert.deepEqual(uploads.list().slice(0, 2), [upload('file-55', 2), upload('file-59')]);
  await uploads.forget();
  assert.deepEqual(uploads.list(), []);
});

test('what another version has kept is left out', () => {
  const withoutAddress = { id: 'd', fileName: 'd.jsonl', service: 'Sandbox', at: 1 };
  const kept = [upload('a'), { id: 'b' }, 'c', null, withoutAddress];
  assert.deepEqual(openUploads(stateOf(kept)).list(), [upload('a')]);
  assert.deepEqual(openUploads(stateOf({ a: 1 })).list(), []);
});
