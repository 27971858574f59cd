// In a folder that is not trusted: editing help works, and nothing can be sent.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from '../notification.ts';
import { dialogText } from '../page.ts';
import { openJob, tidyUp, validJob, useHeldService } from '../service.ts';
import { waitFor } from '../wait.ts';

suite('Restricted Mode', () => {
  teardown(tidyUp);

  test('Submit Job is not offered, refuses, and sends nothing', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const service = await useHeldService();
    const document = await openJob('untrusted.ftjob.json', validJob);
    await vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await notificationWith('folder that you do not trust');
    assert.equal(await dialogText(), undefined);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(lenses, []);
    assert.deepEqual(service.requests, []);
    await service.close();
  });

  test('completion offers the files of the folder', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const row = new TextEncoder().encode('{"messages":[]}\n');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'here.jsonl'), row);
    const document = await openJob('names.ftjob.json', '{\n  "training_file": ""\n}\n');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 20),
    );
    assert.ok(items.some(({ insertText }) => insertText === 'here.jsonl'));
  });

  test('problems are shown all the same', async () => {
    const document = await openJob('problems.ftjob.json', { ...validJob, model: 7 });
    await waitFor(
      () => vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'ftjob'),
      'the problem of the model',
    );
  });
});
