import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startLspClient } from '../../test/support/lspClient.ts';
import { jobWithPython } from '../../test/support/python.ts';

const mistaken = jobWithPython('def grad(sample, item):\n    return 1.0\n', ',"nam":"n"');

test('an editor that can be told to ask again gets at first what is known without reading Python', async () => {
  let onRefresh: () => void = () => undefined;
  const refreshed = new Promise<void>((resolve) => (onRefresh = resolve));
  const client = await startLspClient({ onRefresh: () => onRefresh() });
  const document = client.open(mistaken);
  const codes = async () => (await document.diagnostics()).map(({ code }) => code);
  assert.deepEqual(await codes(), ['unknown-property']);
  await refreshed;
  assert.deepEqual(await codes(), ['python-no-grade', 'unknown-property']);
  // Now that its parser is there, a small source is read at once.
  document.change(jobWithPython('def grat(sample, item):\n    return 1.0\n'));
  assert.deepEqual(await codes(), ['python-no-grade']);
  client.stop();
});

test('one that cannot gets everything in its answer', async () => {
  const client = await startLspClient();
  const found = (await client.open(mistaken).diagnostics()).map(({ code }) => code);
  assert.deepEqual(found, ['python-no-grade', 'unknown-property']);
  client.stop();
});

test('one that waits is sent both', async () => {
  const client = await startLspClient({ pull: false });
  const { uri } = client.open(mistaken);
  await client.publishedFor(uri, (found) => found.length === 2);
  client.stop();
});
