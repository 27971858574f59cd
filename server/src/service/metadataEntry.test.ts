import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMetadataEntry } from './metadataEntry.ts';

const add = (body: string) => withMetadataEntry(body, 'n', 'v"1');

test('an entry is added, and nothing else is changed', () => {
  const cases = [
    ['{"model":"m"}', '{"model":"m", "metadata": { "n": "v\\"1" }}'],
    [
      '{\n  "model": "m",\n  "seed": 1E2\n}\n',
      '{\n  "model": "m",\n  "seed": 1E2,\n  "metadata": { "n": "v\\"1" }\n}\n',
    ],
    [
      '{\n  "metadata": {\n    "a": "b"\n  }\n}',
      '{\n  "metadata": {\n    "a": "b",\n    "n": "v\\"1"\n  }\n}',
    ],
    ['{"metadata":{"n":"old","a":"b"}}', '{"metadata":{"n":"v\\"1","a":"b"}}'],
  ] as const;
  for (const [body, expected] of cases) assert.equal(add(body), expected);
  for (const body of ['{"metadata":{}}', '{}', '{\n}', '{"metadata":\n{ }\n}'])
    assert.deepEqual(JSON.parse(add(body)!), { metadata: { n: 'v"1' } });
});

test('metadata that is full, or no object, stays as it is', () => {
  const entries = (count: number) =>
    JSON.stringify({
      metadata: Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'x'])),
    });
  assert.equal(add(entries(16)), undefined);
  assert.equal(
    Object.keys((JSON.parse(add(entries(15))!) as { metadata: object }).metadata).length,
    16,
  );
  for (const body of ['{"metadata":null}', '{"metadata":"x"}', '{"metadata":[]}', '[]'])
    assert.equal(add(body), undefined);
});
