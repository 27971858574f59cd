import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMultipart } from './multipart.ts';

/** What fetch sends for a form: the content type with its boundary, and the body. */
async function encode(form: FormData): Promise<[string, Uint8Array]> {
  const response = new Response(form);
  return [response.headers.get('content-type')!, new Uint8Array(await response.arrayBuffer())];
}

test('reads what fetch writes, whatever the content is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.string(), async (content, purpose) => {
      const form = new FormData();
      form.set('purpose', new Blob([purpose]));
      form.set('file', new Blob([content]), 'my "data".jsonl');
      const parts = readMultipart(...(await encode(form)))!;
      assert.deepEqual(Uint8Array.from(parts.get('file')!.content), content);
      assert.equal(parts.get('file')!.fileName, 'my "data".jsonl');
      assert.deepEqual(
        Uint8Array.from(parts.get('purpose')!.content),
        new TextEncoder().encode(purpose),
      );
    }),
    { numRuns: 50 },
  );
});

test('a quoted boundary and an empty form are read', () => {
  assert.equal(
    readMultipart('multipart/form-data; boundary="a b"', Buffer.from('--a b--\r\n'))?.size,
    0,
  );
});

test('anything else is refused and nothing throws', () => {
  const pieces = fc.constantFrom(
    ...['--b', '--b--', '\r\n', '\r\n\r\n', 'x', ';', '"', ' name="a"'],
    ...['Content-Disposition: form-data; name="a"', 'content-disposition: form-data; name="'],
  );
  fc.assert(
    fc.property(fc.array(pieces), (body) => {
      readMultipart('multipart/form-data; boundary=b', Buffer.from(body.join('')));
    }),
  );
  const types = ['', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary='];
  for (const type of types) assert.equal(readMultipart(type, Buffer.from('--b--')), undefined);
  const unfinished = ['', '--b\r\n', '--b\r\nx\r\n\r\ny\r\n--b--', '--b\r\nx\r\n--b--'];
  for (const body of unfinished)
    assert.equal(readMultipart('multipart/form-data; boundary=b', Buffer.from(body)), undefined);
});
