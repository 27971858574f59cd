import { test } from 'node:test';
import assert from 'node:assert/strict';
import { originOf, type AddressProblem } from './origin.ts';

const accepted: readonly [address: string, origin: string, baseUrl: string][] = [
  ['https://api.openai.com/v1', 'https://api.openai.com', 'https://api.openai.com/v1'],
  ['  https://API.OpenAI.com:443/v1//  ', 'https://api.openai.com', 'https://api.openai.com/v1'],
  [
    'https://r.openai.azure.com/openai/v1/',
    'https://r.openai.azure.com',
    'https://r.openai.azure.com/openai/v1',
  ],
  ['https://example.com', 'https://example.com', 'https://example.com'],
  ['https://example.com:8443/a/../v1', 'https://example.com:8443', 'https://example.com:8443/v1'],
  ['https://bücher.example', 'https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
  ['http://localhost:8787/v1', 'http://localhost:8787', 'http://localhost:8787/v1'],
  ['http://127.0.0.1:1/v1', 'http://127.0.0.1:1', 'http://127.0.0.1:1/v1'],
  ['http://127.8.9.10', 'http://127.8.9.10', 'http://127.8.9.10'],
  ['http://127.1/', 'http://127.0.0.1', 'http://127.0.0.1'],
  ['http://[::1]:80/v1', 'http://[::1]', 'http://[::1]/v1'],
  ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]', 'http://[::1]'],
];

for (const [address, origin, baseUrl] of accepted)
  test(`${address} is an address`, () => {
    assert.deepEqual(originOf(address), { origin, baseUrl });
  });

const refused: readonly [address: string, problem: AddressProblem][] = [
  ['', 'notAnAddress'],
  ['api.openai.com/v1', 'notAnAddress'],
  ['https://', 'notAnAddress'],
  ['localhost:8787', 'otherScheme'],
  ['ftp://example.com', 'otherScheme'],
  ['file:///etc/passwd', 'otherScheme'],
  ['javascript:alert(1)', 'otherScheme'],
  ['http://api.openai.com/v1', 'insecure'],
  ['http://192.168.0.1', 'insecure'],
  ['http://0.0.0.0', 'insecure'],
  ['http://localhost.example.com', 'insecure'],
  ['http://127.0.0.1.example.com', 'insecure'],
  ['http://[::ffff:127.0.0.1]', 'insecure'],
  ['https://user@example.com', 'credentials'],
  ['https://user:password@example.com', 'credentials'],
  ['https://:password@example.com', 'credentials'],
  ['http://localhost@example.com', 'credentials'],
  ['https://example.com/v1?api-version=1', 'query'],
  ['https://example.com/v1?', 'query'],
  ['https://example.com/v1#a', 'fragment'],
  ['https://example.com/v1#', 'fragment'],
];

for (const [address, problem] of refused)
  test(`${address || 'nothing'} is refused: ${problem}`, () => {
    assert.deepEqual(originOf(address), { problem });
  });
