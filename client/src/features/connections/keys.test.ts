import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memento, SecretStorage } from 'vscode';
import { keyStore, shortenedKey } from './keys.ts';

const origin = 'https://api.example.com';

/** VS Code's two storages by their interfaces, in memory. */
function storages() {
  const secrets = new Map<string, string>();
  const memory = new Map<string, unknown>();
  return {
    secrets: {
      get: (name: string) => Promise.resolve(secrets.get(name)),
      store: (name: string, value: string) => Promise.resolve(void secrets.set(name, value)),
      delete: (name: string) => Promise.resolve(void secrets.delete(name)),
    } as unknown as SecretStorage,
    memory: {
      get: (name: string, fallback: unknown) => memory.get(name) ?? fallback,
      update: (name: string, value: unknown) => Promise.resolve(void memory.set(name, value)),
    } as unknown as Memento,
    written: () => JSON.stringify([[...secrets], [...memory]]),
  };
}

test('a key is found for its own origin only, and not after it was removed', async () => {
  const { secrets, memory } = storages();
  const keys = keyStore(secrets, memory, () => undefined);
  await keys.set(origin, { kind: 'stored', key: 'sk-1' });
  await keys.approve('key', origin);
  assert.equal(await keys.get(origin), 'sk-1');
  for (const other of ['http://api.example.com', `${origin}:8443`, 'https://example.com'])
    assert.equal(await keys.get(other), undefined, other);
  await keys.remove(origin);
  assert.equal(await keys.get(origin), undefined);
  assert.ok(!keys.isApproved('key', origin));
  assert.deepEqual(keys.origins(), []);
});

test('consent to a key is none to a token', async () => {
  const { secrets, memory } = storages();
  const keys = keyStore(secrets, memory, () => undefined);
  await keys.approve('key', origin);
  assert.ok(keys.isApproved('key', origin));
  assert.ok(!keys.isApproved('token', origin));
});

test('a variable is read at each use, after it was chosen, and its value is stored nowhere', async () => {
  const { secrets, memory, written } = storages();
  const asked: string[] = [];
  let value: string | undefined = 'sk-variable-1';
  const keys = keyStore(secrets, memory, (name) => {
    asked.push(name);
    return value;
  });
  assert.equal(await keys.get(origin), undefined);
  assert.deepEqual(asked, []);
  await keys.set(origin, { kind: 'variable', variable: 'OPENAI_API_KEY' });
  assert.deepEqual(asked, []);
  assert.equal(await keys.get(origin), 'sk-variable-1');
  value = 'sk-variable-2\n';
  assert.equal(await keys.get(origin), 'sk-variable-2');
  assert.equal(await keys.get('https://elsewhere.example.com'), undefined);
  for (value of [undefined, '', 'two words']) assert.equal(await keys.get(origin), undefined);
  assert.doesNotMatch(written(), /sk-variable/);
  assert.ok(asked.every((name) => name === 'OPENAI_API_KEY'));
});

test('an origin has one key: the later choice takes the place of the earlier', async () => {
  const { secrets, memory, written } = storages();
  const keys = keyStore(secrets, memory, () => 'sk-variable');
  await keys.set(origin, { kind: 'stored', key: 'sk-stored' });
  await keys.set(origin, { kind: 'variable', variable: 'AZURE_OPENAI_API_KEY' });
  assert.equal(await keys.get(origin), 'sk-variable');
  assert.doesNotMatch(written(), /sk-stored/);
  await keys.set(origin, { kind: 'stored', key: 'sk-again' });
  assert.equal(await keys.get(origin), 'sk-again');
});

test('a name in the secret storage that is none of the variables is not read', async () => {
  const { secrets, memory } = storages();
  await secrets.store(`ftjob.apiKeyVariable:${origin}`, 'AWS_SECRET_ACCESS_KEY');
  assert.equal(await keyStore(secrets, memory, () => 'secret').get(origin), undefined);
});

test('of a long key the last four characters are shown, of a short one nothing', () => {
  assert.equal(shortenedKey('sk-proj-0123456789abcdef'), 'key …cdef');
  assert.equal(shortenedKey('sk-0123456789abcdef'), 'key');
});
