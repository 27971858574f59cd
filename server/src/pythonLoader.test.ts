import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HoverRequest } from 'vscode-languageserver-protocol/node';
import { jobWith } from '../../test/support/fixtures.ts';
import { startLspClient } from '../../test/support/lspClient.ts';
import { jobWithPython } from '../../test/support/python.ts';
import { createPythonLoader } from './pythonLoader.ts';
import { loadRuffWasm } from './ruffWasm.ts';
import { readJob } from './service/job.ts';
import { pythonSources } from './service/python.ts';

function report(message: string): never {
  throw new Error(message);
}

test('a job without Python loads nothing, sound Python no checker, and several in doubt load it once', async () => {
  let loads = 0;
  const { parsers: load } = createPythonLoader(() => {
    loads++;
    return loadRuffWasm();
  }, report);
  assert.equal(await load(readJob(jobWith('"seed":1'))), undefined);
  const sound = readJob(jobWithPython('x = 1'));
  const structural = await load(sound);
  assert.ok(structural?.structure);
  assert.equal(structural.checkSyntax, undefined);
  assert.equal(loads, 0);
  const job = readJob(jobWithPython('x = = 1'));
  const [first, second] = await Promise.all([load(job), load(readJob(jobWithPython('yield')))]);
  assert.equal(loads, 1);
  assert.equal(first, second);
  assert.equal(first?.checkSyntax?.('x = = 1')?.length, 1);
  assert.equal(first.structure, structural.structure);
});

test('a job that was read without the checker is checked by it as soon as it is there', async () => {
  const { parsers: load } = createPythonLoader(loadRuffWasm, report);
  const job = readJob(jobWithPython('x = = 1'));
  const structural = await load(readJob(jobWithPython('x = 1')));
  assert.deepEqual(pythonSources(job, structural!)[0]?.errors, []);
  const parsers = await load(job);
  assert.equal(pythonSources(job, parsers!)[0]?.errors.length, 1);
});

test('without its syntax checker the server says so once and finds what it can', async () => {
  const messages: string[] = [];
  const { parsers: load } = createPythonLoader(
    () => Promise.reject(new Error('no such file')),
    (message) => messages.push(message),
  );
  const parsers = await load(readJob(jobWithPython('yield')));
  assert.equal(await load(readJob(jobWithPython('yield x'))), parsers);
  assert.equal(parsers?.checkSyntax, undefined);
  assert.deepEqual(messages, [
    'The syntax checker of Python graders could not be loaded: Error: no such file',
  ]);
  const client = await startLspClient({ loadRuff: () => Promise.reject(new Error('gone')) });
  const diagnostics = await client.open(jobWithPython('yield 1')).diagnostics();
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
  document.change(jobWithPython('def grade(sample, item):\n    return len(sample)\n'));
  assert.deepEqual(await codes(), []);
  client.stop();
});

test('the server completes and explains inside Python', async () => {
  const client = await startLspClient();
  const document = client.open(jobWithPython('import numpy\nsample["output_text"]'));
  const text = document.text();
  const completions = await document.completion(text.indexOf('output_text') + 3);
  assert.ok(completions.some(({ label }) => label === 'output_json'));
  const hover = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: document.uri },
    position: document.positionAt(text.indexOf('numpy') + 1),
  });
  client.stop();
  assert.deepEqual(hover?.contents, {
    kind: 'markdown',
    value: 'From the package numpy 2.2.4 of the image 2025-05-08.',
  });
});
