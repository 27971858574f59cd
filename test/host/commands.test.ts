// The commands of the manifest exist in VS Code.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json' with { type: 'json' };

suite('Commands', () => {
  test('what the palette shows is there once the extension is active', async () => {
    await vscode.extensions.getExtension('ftjob.ftjob')?.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
