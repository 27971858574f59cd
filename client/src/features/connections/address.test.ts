import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAddress, checkSandboxAddress } from './address.ts';

test('an address is brought to its normal form', () => {
  assert.deepEqual(checkAddress('compatible', '  https://API.example.com:443/v1/ '), {
    address: 'https://api.example.com/v1',
    origin: 'https://api.example.com',
  });
});

test('the address of an Azure resource or project is completed to the v1 API', () => {
  const completed = [
    ['https://res.openai.azure.com', 'https://res.openai.azure.com/openai/v1'],
    ['https://res.openai.azure.com/openai/', 'https://res.openai.azure.com/openai/v1'],
    ['https://res.openai.azure.com/openai/v1', 'https://res.openai.azure.com/openai/v1'],
    [
      'https://res.services.ai.azure.com/api/projects/one',
      'https://res.services.ai.azure.com/api/projects/one/openai/v1',
    ],
    ['https://gateway.example.com/azure', 'https://gateway.example.com/azure'],
  ] as const;
  for (const [typed, address] of completed) {
    const checked = checkAddress('azure', typed);
    assert.equal('address' in checked && checked.address, address);
  }
});

test('a host that only looks like Azure is left as it is', () => {
  assert.deepEqual(checkAddress('azure', 'https://openai.azure.com.example.com'), {
    address: 'https://openai.azure.com.example.com',
    origin: 'https://openai.azure.com.example.com',
  });
});

test('what is wrong with an address is said in plain words', () => {
  const problems = [
    ['api.example.com', /complete address/],
    ['ftp://example.com/v1', /begin with https/],
    ['http://example.com/v1', /https/],
    ['https://me:secret@example.com/v1', /user name and password/],
    ['https://res.openai.azure.com/openai/v1?api-version=preview', /api-version/],
    ['https://example.com/v1#top', /"#"/],
    ['https://api.openai.com/v1/fine_tuning/jobs', /Leave out \/fine_tuning\/jobs/],
  ] as const;
  for (const [typed, expected] of problems) {
    const checked = checkAddress('compatible', typed);
    assert.match('problem' in checked ? checked.problem : JSON.stringify(checked), expected, typed);
    assert.doesNotMatch(JSON.stringify(checked), /secret/);
  }
});

test('a sandbox is on this machine', () => {
  assert.deepEqual(checkSandboxAddress('http://127.0.0.1:4010/v1/'), {
    address: 'http://127.0.0.1:4010/v1',
    origin: 'http://127.0.0.1:4010',
  });
  for (const elsewhere of ['https://sandbox.example.com/v1', 'http://10.0.0.1/v1', 'sandbox'])
    assert.match(JSON.stringify(checkSandboxAddress(elsewhere)), /runs on this machine/);
});
