// When the extension wakes up, and what it loads then. This file runs first: the window has shown no job file yet.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import { print } from './page.ts';
import { closeEditors, openJob, validJob } from './service.ts';
import { activationFigures } from './startup.ts';
import { waitFor } from './wait.ts';

function ours(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('ftjob.ftjob');
  assert.ok(extension, 'ftjob is installed');
  return extension;
}

/** The names of our bundles that the extension host has loaded. */
function loaded(): readonly string[] {
  const folder = path.join(ours().extensionPath, 'dist') + path.sep;
  const files = Object.keys(createRequire(__filename).cache);
  return files.filter((file) => file.startsWith(folder)).map((file) => path.basename(file));
}

suite('Activation', () => {
  teardown(closeEditors);

  test('nothing of ours is loaded for other files', async () => {
    await openJob('other.json', '{}');
    await openJob('rows.jsonl', '{}');
    assert.equal(ours().isActive, false);
    assert.deepEqual(loaded(), []);
  });

  test('the first job file loads the language client, and nothing that a command needs', async () => {
    const document = await openJob('first.ftjob.json', { ...validJob, seeed: 42 });
    await waitFor(() => vscode.languages.getDiagnostics(document.uri).length > 0, 'a problem');
    assert.deepEqual([...loaded()].sort(), ['client.js', 'languageClient.js']);
    const { load, call, finish } = await activationFigures();
    await print(`  Startup Performance: load ${load} ms, call ${call} ms, finish ${finish} ms`);
  });
});
