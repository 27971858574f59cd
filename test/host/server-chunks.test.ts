// The server as packaged loads the parsers of Python and their rules for a job that has Python, and Ruff for Python that may be wrong.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { validJob } from './service.ts';

/** Run before the server: tells each module that is loaded on the standard error output. */
const hook = `const { Module } = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name.startsWith('./')) process.stderr.write(name + '\\n');
  return load(name, ...rest);
};`;

const pythonJob = (source: string) => ({
  ...validJob,
  method: {
    type: 'reinforcement',
    reinforcement: { grader: { type: 'python', name: 'a', source } },
  },
});

/** The modules that the server loads until it has judged this job. */
async function loadedFor(folder: string, job: object): Promise<readonly string[]> {
  const dist = path.join(vscode.extensions.getExtension('ftjob.ftjob')!.extensionPath, 'dist');
  const server = spawn(
    process.execPath,
    ['--require', path.join(folder, 'hook.cjs'), path.join(dist, 'server.js'), '--stdio'],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  let printed = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest('initialize', { processId: null, capabilities });
  const uri = 'file:///a.ftjob.json';
  const text = JSON.stringify(job);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'ftjob', version: 1, text },
  });
  for (const method of ['diagnostic', 'documentSymbol', 'semanticTokens/full', 'codeLens'])
    await connection
      .sendRequest(`textDocument/${method}`, { textDocument: { uri } })
      .catch((error: unknown) => assert.equal(method, 'codeLens', String(error)));
  const ended = new Promise((resolve) => server.on('close', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
  return [...new Set(printed.split('\n').filter((line) => /python|ruff/i.test(line)))].sort();
}

suite('What the server loads when', () => {
  let folder = '';
  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ftjob-'));
    await writeFile(path.join(folder, 'hook.cjs'), hook);
  });
  suiteTeardown(() => rm(folder, { recursive: true }));

  test('nothing of Python without Python', async () => {
    assert.deepEqual(await loadedFor(folder, validJob), []);
  });

  test('Ruff for Python that may be wrong only', async () => {
    const sound = 'def grade(sample, item):\n    return 1.0 if sample["output_text"] else 0.0\n';
    assert.deepEqual(await loadedFor(folder, pythonJob(sound)), [
      './pythonService.js',
      './pythonStructure.js',
    ]);
    assert.deepEqual(await loadedFor(folder, pythonJob('def grade(sample, item)\n  return 1')), [
      './pythonService.js',
      './pythonStructure.js',
      './pythonSyntax.js',
      './ruff.js',
    ]);
  });
});
