import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestOf, secretsOf, type CopiedConnection } from './request.ts';
import { whatIsCopied } from './whatIsCopied.ts';

test('the variable that the copied code reads is named first, where no notification cuts it off', () => {
  const words = (connection: Pick<CopiedConnection, 'kind' | 'authorization'>) => {
    const secrets = secretsOf(
      requestOf({ address: 'https://gpu.example/v1', ...connection }, '{}'),
    );
    return whatIsCopied('cURL', connection.authorization, secrets);
  };
  assert.equal(
    words({ kind: 'compatible', authorization: 'bearer' }),
    'Set FINE_TUNING_API_KEY before you run it: the code that is copied for cURL has no key in it.',
  );
  assert.equal(
    words({ kind: 'azure', authorization: 'entra' }),
    'Set AZURE_OPENAI_AUTH_TOKEN to a token before you run it: the code that is copied for cURL says how to get one.',
  );
  assert.equal(words({ kind: 'sandbox', authorization: 'none' }), 'Copied for cURL.');
});
