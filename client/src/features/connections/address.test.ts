import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAddress, checkSandboxAddress } from './address.ts';
import type { ConfigurableKind } from './connection.ts';

test('an address is brought to its normal form', () => {
  assert.deepEqual(checkAddress('compatible', '  https://API.example.com:443/v1/ '), {
    address: 'https://api.example.com/v1',
    origin: 'https://api.example.com',
  });
});

test('what a portal shows is completed to the address of the API, without a remark', () => {
  const target = 'https://res.openai.azure.com';
  const v1 = `${target}/openai/v1`;
  const project = 'https://res.services.ai.azure.com/api/projects/one';
  const completed = [
    ['azure', 'https://res.openai.azure.com', v1],
    ['azure', 'res.openai.azure.com', v1],
    ['azure', 'https://res.openai.azure.com/openai/', v1],
    ['azure', v1, v1],
    ['azure', 'https://res.openai.azure.com/v1', v1],
    ['azure', `${v1}/chat/completions`, v1],
    ['azure', `${v1}/fine_tuning/jobs`, v1],
    ['azure', 'https://res.openai.azure.com/openai/deployments/x', v1],
    ['azure', 'https://res.openai.azure.com/openai/deployments/x/chat/completions', v1],
    ['azure', `${target}/openai/deployments/x/chat/completions?api-version=2024-10-21`, v1],
    ['azure', `${target}/openai/responses?api-version=2025-04-01-preview`, v1],
    ['azure', `${target}/models/chat/completions?api-version=2024-05-01-preview`, v1],
    ['azure', `${v1}?api-version=preview`, v1],
    ['azure', 'https://res.services.ai.azure.com', 'https://res.services.ai.azure.com/openai/v1'],
    ['azure', project, `${project}/openai/v1`],
    ['azure', `${project}/openai/v1/chat/completions`, `${project}/openai/v1`],
    [
      'azure',
      'https://eastus.api.cognitive.microsoft.com/',
      'https://eastus.api.cognitive.microsoft.com/openai/v1',
    ],
    ['openai', 'https://api.openai.com', 'https://api.openai.com/v1'],
    ['openai', 'api.openai.com/v1/fine_tuning/jobs', 'https://api.openai.com/v1'],
    ['openai', 'https://eu.api.openai.com/v1/', 'https://eu.api.openai.com/v1'],
    ['compatible', 'https://gpu.example.com/v1/fine_tuning/jobs', 'https://gpu.example.com/v1'],
  ] as const;
  for (const [kind, typed, address] of completed)
    assert.deepEqual(
      checkAddress(kind, typed),
      { address, origin: new URL(address).origin },
      typed,
    );
});

test('this machine needs no scheme', () => {
  for (const typed of ['localhost:8000', '127.0.0.1:8000/v1', '[::1]:8000', 'LOCALHOST/v1'])
    assert.deepEqual(checkAddress('compatible', typed), {
      address: `http://${typed.toLowerCase()}`,
      origin: `http://${typed.toLowerCase().replace('/v1', '')}`,
    });
  const checked = checkAddress('compatible', 'localhost.example.com:8000/v1');
  assert.equal('origin' in checked && checked.origin, 'https://localhost.example.com:8000');
});

test('what was copied around an address is left out', () => {
  const address = 'https://gpu.example.com/v1';
  for (const typed of [
    `"${address}"`,
    `“${address}”,`,
    `${address};`,
    `OPENAI_BASE_URL=${address}`,
    'OPENAI_BASE_URL=gpu.example.com/v1',
    `export OPENAI_BASE_URL="${address}"`,
    `$env:OPENAI_BASE_URL = '${address}'`,
    `base_url="${address}",`,
    `"endpoint": "${address}",`,
    `Endpoint: ${address}`,
  ])
    assert.deepEqual(
      checkAddress('compatible', typed),
      { address, origin: 'https://gpu.example.com' },
      typed,
    );
});

test('a gateway may have any path; where Azure or OpenAI is expected, that is said', () => {
  const gateways = ['https://gw.example.com/models/fine_tuning/v2', 'http://127.0.0.1:4010'];
  for (const address of gateways) {
    const { origin } = new URL(address);
    assert.deepEqual(checkAddress('compatible', address), { address, origin });
    for (const [kind, expected] of [
      ['azure', /not the address of a resource at Azure\. Keep it only if a gateway/],
      ['openai', /The address of OpenAI is https:\/\/api\.openai\.com\/v1/],
    ] as const) {
      const { remark, ...kept } = checkAddress(kind, address) as { readonly remark: string };
      assert.deepEqual(kept, { address, origin });
      assert.match(remark, expected);
    }
  }
  assert.match(remarkOf('azure', 'https://openai.azure.com.example.com'), /not the address/);
  assert.match(
    remarkOf('azure', 'https://res.openai.azure.com/other'),
    /is at https:\/\/res\.openai\.azure\.com\/openai\/v1, as far as/,
  );
  assert.match(
    remarkOf('compatible', 'https://api.openai.com/v1'),
    /^Go back and choose the kind OpenAI: it knows/,
  );
  assert.match(
    remarkOf('compatible', 'https://res.openai.azure.com'),
    /^Go back and choose the kind Azure OpenAI \/ Foundry: it knows/,
  );
});

function remarkOf(kind: ConfigurableKind, typed: string): string {
  const checked = checkAddress(kind, typed);
  return ('remark' in checked && checked.remark) || JSON.stringify(checked);
}

test('what is wrong with an address is said in plain words, with what to write instead', () => {
  const problems = [
    ['compatible', 'example', /complete address, like https:\/\/api\.example\.com\/v1/],
    ['azure', 'my-resource', /complete address, like https:\/\/my-resource\.openai\.azure\.com/],
    ['compatible', 'ftp://example.com/v1', /begin with https:.*, or with http:.* on this machine/],
    ['compatible', 'gpu:8000', /begin with https:.*, or with http:.* on this machine/],
    ['compatible', 'https://example.com/v1 (default)', /no spaces in it\. Leave out what is not/],
    ['compatible', 'http://example.com/v1', /https/],
    ['compatible', 'https://me:secret@example.com/v1', /user name and password/],
    ['compatible', 'https://gw.example.com/v1?api-version=preview', /no api-version/],
    ['azure', 'https://res.openai.azure.com/openai/v1?api-version=1&team=a', /no api-version/],
    ['compatible', 'https://example.com/v1?team=a', /^Leave out the part from "\?" on\.$/],
    ['compatible', 'https://example.com/v1#top', /"#"/],
    [
      'azure',
      'https://ai.azure.com/resource/overview?wsid=1',
      /is the portal\. Write the endpoint/,
    ],
    ['azure', 'portal.azure.com', /is the portal/],
    ['openai', 'https://platform.openai.com/finetune', /is at https:\/\/api\.openai\.com\/v1/],
    ['azure', 'https://api.openai.com/v1', /choose the kind OpenAI/],
    ['openai', 'https://res.openai.azure.com/openai/v1', /choose the kind Azure/],
    ['azure', 'https://RESOURCE.openai.azure.com/openai/v1', /in place of RESOURCE\./],
    ['azure', 'https://your-resource-name.openai.azure.com', /in place of your-resource-name\./],
    ['compatible', 'https://RESOURCE.openai.azure.com', /in place of RESOURCE\./],
    ['compatible', 'your-resource-name.openai.azure.com', /in place of your-resource-name\./],
    ['azure', 'https://a.services.ai.azure.com/api/projects/<project>', /in place of <project>\./],
  ] as const;
  for (const [kind, typed, expected] of problems) {
    const checked = checkAddress(kind, typed);
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
