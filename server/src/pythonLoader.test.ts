import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWith } from '../../test/support/fixtures.ts';
import { startLspClient } from '../../test/support/lspClient.ts';
import { jobWithPython } from '../../test/support/python.ts';
import { createPythonLoader } from './pythonLoader.ts';
import { loadRuffWasm } from './ruffWasm.ts';
import { readJob } from './service/job.ts';

function report(message: string): never {
  throw new Error(message);
}

test('a job without Python loads nothing, and several with Python load once', async () => {
  let loads = 0;
  const load = createPythonLoader(() => {
    loads++;
    return loadRuffWasm();
  }, report);
  assert.equal(await load(readJob(jobWith('"seed":1'))), undefined);
  assert.equal(loads, 0);
  const job = readJob(jobWithPython('pass'));
  const [first, second] = await Promise.all([load(job), load(job)]);
  assert.equal(loads, 1);
  assert.equal(first, second);
  assert.deepEqual(first?.checkSyntax?.('x = 1'), []);
  assert.ok(first.structure);
});

test('without its syntax checker the server says so once and finds what it can', async () => {
  const messages: string[] = [];
  const load = createPythonLoader(
    () => Promise.reject(new Error('no such file')),
    (message) => messages.push(message),
  );
  const parsers = await load(readJob(jobWithPython('pass')));
  assert.equal(await load(readJob(jobWithPython('x'))), parsers);
  assert.equal(parsers?.checkSyntax, undefined);
  assert.deepEqual(messages, [
    'The syntax checker of Python graders could not be loaded: Error: no such file',
  ]);
  const client = await startLspClient({ loadRuff: () => Promise.reject(new Error('gone')) });
  const diagnostics = await client.open(jobWithPython('x = 1')).diagnostics();
  client.stop();
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['python-no-grade'],
  );
});

test('the server tells the mistakes of a Python grader, and of a changed one', async () => {
  const client = await startLspClient();
  const document = client.open(jobWithPython('def grade(sample):\n    return 1\n'));
  const codes = async () => (await document.diagnostics()).map(({ code }) => code);
  assert.deepEqual(await codes(), ['python-parameters']);
  document.change(jobWithPython('def grade(sample, item:\n    return 1\n'));
  assert.deepEqual(await codes(), ['python-syntax']);
  document.change(jobWithPython('def grade(sample, item):\n    return 1\n'));
  assert.deepEqual(await codes(), []);
  client.stop();
});
