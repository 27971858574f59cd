import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeString, encodeString, mapString } from './string.ts';

test('decodes as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const source = JSON.stringify(text);
      assert.equal(decodeString(source, 1, source.length - 1), text);
    }),
  );
});

test('maps every decoded offset to the source and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const source = '"' + encodeString(text) + '"';
      const map = mapString(source, 1, source.length - 1);
      assert.equal(map.decoded, text);
      for (let offset = 0; offset <= text.length; offset++) {
        const at = map.toSource(offset);
        assert.equal(map.toDecoded(at), offset);
        assert.equal(decodeString(source, 1, at), text.slice(0, offset));
      }
    }),
  );
});

test('an offset inside an escape belongs to the escape', () => {
  const source = '"a\\u00e9\\n\\ud83d\\ude00b"';
  const map = mapString(source, 1, source.length - 1);
  assert.equal(map.decoded, 'aé\n😀b');
  assert.deepEqual(
    Array.from({ length: source.length - 1 }, (_, index) => map.toDecoded(index + 1)),
    [0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 6],
  );
});

test('a lone backslash at the end and a broken escape are one unit each', () => {
  assert.equal(decodeString('ab\\', 0, 3), 'ab\\');
  assert.equal(mapString('ab\\', 0, 3).toDecoded(3), 3);
  assert.equal(decodeString('\\u12zz!', 0, 7), '\ufffd!');
});
