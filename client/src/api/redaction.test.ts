import { test } from 'node:test';
import assert from 'node:assert/strict';
import { redactor } from './redaction.ts';

const key = 'sk-0123456789';

test('every secret header is removed, with and without its scheme', () => {
  const redact = redactor({ Authorization: `Bearer ${key}`, 'Api-Key': 'azure-9876' });
  assert.equal(
    redact(`Bearer ${key}, ${key} and azure-9876`),
    '[key removed], [key removed] and [key removed]',
  );
});

test('the name of an organization or project stays: it helps, and proves nothing', () => {
  const redact = redactor({ 'OpenAI-Organization': 'org-abcdef', 'openai-project': 'proj_abc' });
  assert.equal(redact('org-abcdef cannot use proj_abc'), 'org-abcdef cannot use proj_abc');
});

test('a key of a few letters, which no service issues, does not destroy an answer', () => {
  const text = '{"id":"ftjob-1","status":"queued"}';
  assert.deepEqual(redactor({ 'api-key': 'id' }).json(text), {
    value: { id: 'ftjob-1', status: 'queued' },
    text,
  });
});

test('JSON without a key is not changed by a character', () => {
  const text = '{ "n": 1.0,\r\n "a": [] }';
  assert.deepEqual(redactor({ 'api-key': key }).json(text), { value: { n: 1, a: [] }, text });
});

test('a key in JSON is removed from names and values, also where it is escaped', () => {
  const text = `{"${key}":["\\u0073k-0123456789"],"n":1}`;
  const json = redactor({ 'api-key': key }).json(text);
  assert.deepEqual(json?.value, { '[key removed]': ['[key removed]'], n: 1 });
  assert.deepEqual(JSON.parse(json.text), json.value);
});

test('what is no JSON is undefined', () => {
  assert.equal(redactor({}).json('{"id":'), undefined);
});
