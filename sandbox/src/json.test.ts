import assert from 'node:assert/strict';
import { test } from 'node:test';
import { property, readJson, readObject } from './json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('only a JSON object is an object', () => {
  assert.deepEqual(readObject(bytes('{"a":[1]}')), { a: [1] });
  for (const text of ['', '[]', 'null', '"a"', '{', '{"a":1}x'])
    assert.equal(readObject(bytes(text)), undefined, text);
});

test('a text that is nested too deeply is refused instead of exhausting the stack', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  assert.notEqual(readJson(nested(50)), undefined);
  assert.equal(readJson(nested(100_000)), undefined);
});

test('what every object inherits is no property of a body', () => {
  assert.equal(property({}, 'constructor'), undefined);
  assert.deepEqual(property(readObject(bytes('{"__proto__":1}'))!, '__proto__'), 1);
});
