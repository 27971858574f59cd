import assert from 'node:assert/strict';
import { test } from 'node:test';
import { providerOf } from './settings.ts';

test('the provider is that of the connection that is named', () => {
  const connections = [
    { id: 'mine', kind: 'azure' },
    { id: 'odd', kind: 'compatible' },
    1,
    null,
    {},
  ];
  assert.equal(providerOf('openai', connections), 'openai');
  assert.equal(providerOf('mine', connections), 'azure');
  for (const unknown of ['sandbox', 'odd', 'gone', undefined, 7])
    assert.equal(providerOf(unknown, connections), undefined);
  assert.equal(providerOf('mine', 'no list'), undefined);
});
