import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'literal-secret';
const endpoint = (headers: string) =>
  jobWithGrader(
    `{"type":"endpoint","name":"n","url":"https://example.com/grade","headers":${headers}}`,
  );
const tool = (headers: string) =>
  jobWithGrader(
    `{"type":"endpoint","name":"n","url":"https://example.com/grade"},"tools":[{"name":"search","server_url":"https://example.com/search","headers":${headers}}]`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => finding.includes(code));

test('secrets in headers are found by the name of the header or by their own form', () => {
  for (const [name, value] of [
    ['Authorization', 'Basic dXNlcjpwYXNz'],
    ['authorization', 'abc123'],
    ['api-key', 'abc123'],
    ['X-Functions-Key', 'abc123=='],
    ['Ocp-Apim-Subscription-Key', 'abc123'],
    ['X-Auth-Token', 'abc123'],
    ['Cookie', 'session=abc'],
    ['X-Whatever', 'Bearer abc123'],
    ['X-Whatever', 'sk-proj-abcdefgh1234'],
    ['X-Whatever', 'eyJhbGciOiJIUzI1NiJ9.e30.abc'],
  ] as const)
    for (const text of [endpoint(`{"${name}":"${value}"}`), tool(`{"${name}":"${value}"}`)])
      assert.equal(ownFindings(text).length, 1, `${name}: ${value}`);
});

test('the message names the header, never the value', () => {
  const text = endpoint('{"api-key":"s3cr3t-value"}');
  const [finding] = ownFindings(text);
  assert.equal(
    finding!.replace('"s3cr3t-value": ', ''),
    'warning literal-secret The value of "api-key" looks like a secret, and everybody who gets the file gets it. Keep a placeholder here and write the secret in only while you submit, or use one that you can revoke.',
  );
  assert.ok(!fixedTexts(text, code).flat().join('\n').includes('s3cr3t'));
});

test('placeholders and harmless headers are right', () => {
  for (const headers of [
    '{"api-key":"<redacted>"}',
    '{"X-Functions-Key":"<redacted env X_FUNCTIONS_KEY>"}',
    '{"Authorization":"Bearer ${TOKEN}"}',
    '{"Authorization":"Bearer {{token}}"}',
    '{"Authorization":"Bearer $GRADER_TOKEN"}',
    '{"api-key":"YOUR_KEY"}',
    '{"api-key":"***"}',
    '{"api-key":""}',
    '{"Content-Type":"application/json","X-Tenant":"contoso","X-Request-Source":"ftjob"}',
    '{"Idempotency-Key":"run-7","X-Max-Tokens":"100"}',
  ])
    assert.deepEqual(ownFindings(endpoint(headers)), [], headers);
});

test('the fix leaves a placeholder', () => {
  assert.deepEqual(fixedTexts(endpoint('{"api-key":"abc123"}'), code), [
    ['Change to "<SECRET>"', endpoint('{"api-key":"<SECRET>"}')],
  ]);
  assert.deepEqual(fixedTexts(tool('{"Authorization":"Bearer abc123"}'), code), [
    ['Change to "Bearer <SECRET>"', tool('{"Authorization":"Bearer <SECRET>"}')],
  ]);
});
