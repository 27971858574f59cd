import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  credentialOf,
  endpointOf,
  hostOf,
  isAzureAddress,
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
  assert.deepEqual(endpointOf({ ...azure, authorization: 'entra' }, 'token').headers, {
    authorization: 'Bearer token',
  });
  assert.deepEqual(endpointOf({ ...azure, authorization: 'none' }, 'sk-1').headers, {});
});

test('organization and project are sent where they are set', () => {
  const own = { ...openaiConnection, organization: 'org-1', project: 'proj_1' };
  assert.deepEqual(endpointOf(own, undefined).headers, {
    'openai-organization': 'org-1',
    'openai-project': 'proj_1',
  });
});

test('a key or a token belongs to an origin, and the sandbox takes neither', () => {
  assert.deepEqual(credentialOf(openaiConnection), {
    kind: 'key',
    origin: 'https://api.openai.com',
  });
  assert.deepEqual(credentialOf(sandboxConnection('http://127.0.0.1:1/v1')), { kind: 'none' });
  assert.deepEqual(credentialOf({ ...azure, authorization: 'entra' }), {
    kind: 'token',
    origin: 'https://res.openai.azure.com',
    scope: 'https://cognitiveservices.azure.com/.default',
  });
});

test('a project of Foundry takes a token for Foundry', () => {
  const address = 'https://res.services.ai.azure.com/api/projects/one/openai/v1';
  assert.deepEqual(credentialOf({ ...azure, address, authorization: 'entra' }), {
    kind: 'token',
    origin: 'https://res.services.ai.azure.com',
    scope: 'https://ai.azure.com/.default',
  });
});

test('a host that only looks like Azure is none of its addresses', () => {
  assert.ok(isAzureAddress('https://res.openai.azure.com/openai/v1'));
  for (const other of ['https://azure.com.example.com/v1', 'https://myazure.com/v1'])
    assert.ok(!isAzureAddress(other), other);
});

test('the host of a sandbox that does not run yet is this machine', () => {
  assert.equal(hostOf(sandboxConnection(undefined)), 'on this machine');
  assert.equal(hostOf(azure), 'res.openai.azure.com');
});
