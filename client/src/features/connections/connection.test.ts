import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  endpointOf,
  hostOf,
  keyOriginOf,
  openaiConnection,
  sandboxConnection,
  type AddressedConnection,
} from './connection.ts';

const azure: AddressedConnection = {
  id: 'work',
  label: 'Work',
  kind: 'azure',
  address: 'https://res.openai.azure.com/openai/v1',
  authorization: 'api-key',
};

test('the key goes into the header that the connection names', () => {
  assert.deepEqual(endpointOf(openaiConnection, 'sk-1'), {
    baseUrl: 'https://api.openai.com/v1',
    headers: { authorization: 'Bearer sk-1' },
  });
  assert.deepEqual(endpointOf(azure, 'sk-1').headers, { 'api-key': 'sk-1' });
  assert.deepEqual(endpointOf({ ...azure, authorization: 'none' }, 'sk-1').headers, {});
});

test('organization and project are sent where they are set', () => {
  const own = { ...openaiConnection, organization: 'org-1', project: 'proj_1' };
  assert.deepEqual(endpointOf(own, undefined).headers, {
    'openai-organization': 'org-1',
    'openai-project': 'proj_1',
  });
});

test('a key belongs to an origin, and the sandbox takes none', () => {
  assert.equal(keyOriginOf(openaiConnection), 'https://api.openai.com');
  assert.equal(keyOriginOf(sandboxConnection('http://127.0.0.1:1/v1')), undefined);
});

test('the host of a sandbox that does not run yet is this machine', () => {
  assert.equal(hostOf(sandboxConnection(undefined)), 'on this machine');
  assert.equal(hostOf(azure), 'res.openai.azure.com');
});
