import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readBounded } from './body.ts';

async function read(response: Response) {
  const { bytes, isCut } = await readBounded(response);
  return { text: new TextDecoder().decode(bytes), isCut };
}

test('a character that is divided among two pieces is read whole', async () => {
  const bytes = new TextEncoder().encode('a€😀b');
  const pieces = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  assert.deepEqual(await read(new Response(pieces)), { text: 'a€😀b', isCut: false });
});

test('no body is no text', async () => {
  const response = new Response(undefined, { status: 204 });
  assert.deepEqual(await read(response), { text: '', isCut: false });
});

test('an endless body is left after 10 MB', async () => {
  let isLeft = false;
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1024 * 1024).fill(0x61));
    },
    cancel() {
      isLeft = true;
    },
  });
  const { text, isCut } = await read(new Response(endless));
  assert(isCut && isLeft);
  assert.equal(text.length, 11 * 1024 * 1024);
});

test('10 MB exactly are read whole', async () => {
  const text = 'x'.repeat(10 * 1024 * 1024);
  assert.deepEqual(await read(new Response(text)), { text, isCut: false });
});
