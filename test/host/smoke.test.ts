// The extension in a real VS Code at all: it is installed, knows its files and wakes up for them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from './wait.ts';

suite('Start', () => {
  test('a job file has the language ftjob and activates the extension', async () => {
    const [file] = await vscode.workspace.findFiles('**/*.ftjob.json');
    assert.ok(file, 'the examples folder has a job file');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'ftjob');

    const extension = vscode.extensions.getExtension('ftjob.ftjob');
    assert.ok(extension, 'ftjob is installed');
    await waitFor(() => extension.isActive, 'the extension to be active');
  });
});
