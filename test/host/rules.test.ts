// Severities and suppressions, from the light bulb to the settings and back, in a real VS Code.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { waitFor } from './wait.ts';

const text = `{
  "model": "gpt-4o-mini",
  "training_file": "file-Zm9vYmFyYmF6cXV4MTIzNA",
  "colour": "red"
}
`;

let document: vscode.TextDocument;

function problems(): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .map(
      ({ code, severity }) =>
        `${vscode.DiagnosticSeverity[severity]} ${String(typeof code === 'object' ? code.value : code)}`,
    );
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('ftjob', document.uri);
}

suite('Rules and settings', () => {
  setup(async () => {
    const folder = vscode.workspace.workspaceFolders![0]!;
    const uri = vscode.Uri.joinPath(folder.uri, 'rules.ftjob.json');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await waitFor(() => problems().includes('Warning unknown-property'), 'the problem');
  });

  teardown(async () => {
    for (const name of ['rules', 'suppressions'])
      await settings().update(name, undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.workspace.fs.delete(document.uri);
  });

  test('the light bulb suppresses a problem at its place, by a setting of the folder', async () => {
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem!.range,
    );
    const suppress = actions.find(({ title }) => title === 'Suppress unknown-property here');
    assert.ok(suppress?.command, actions.map(({ title }) => title).join());
    await vscode.commands.executeCommand(
      suppress.command.command,
      ...(suppress.command.arguments as readonly unknown[]),
    );
    await waitFor(() => problems().length === 0, 'the problem to be gone');
    assert.deepEqual(settings().inspect('suppressions')?.workspaceFolderValue, [
      { file: 'rules.ftjob.json', rule: 'unknown-property', pointer: '/colour' },
    ]);
    assert.equal(document.getText(), text, 'the file itself stays as it was');
    const told = await notificationWith('unknown-property is suppressed at this place');
    assert.match(told, /in the settings of the folder workspace\./);
    assert.match(told, /Show Setting/);
  });

  test('a rule has the severity that the settings say, and none when it is off', async () => {
    const target = vscode.ConfigurationTarget.WorkspaceFolder;
    await settings().update('rules', { 'unknown-property': 'error' }, target);
    await waitFor(() => problems().includes('Error unknown-property'), 'an error');
    await settings().update('rules', { 'unknown-property': 'off' }, target);
    await waitFor(() => problems().length === 0, 'no problem');
  });

  test('the settings file completes the code of a rule, and tells one that is none', async () => {
    const content = '{ "ftjob.rules": { "mising-name": "off", "" } }';
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/other/.vscode/settings.json' });
    const file = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(file);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
    const place = file.positionAt(content.indexOf('""') + 1);
    const offered = await waitFor(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        file.uri,
        place,
      );
      return list.items.find(({ label }) => label === 'missing-name');
    }, 'the rule to be offered');
    assert.deepEqual(
      (offered.documentation as vscode.MarkdownString).value,
      'A grader without a `name`.',
    );
    await waitFor(
      () =>
        vscode.languages
          .getDiagnostics(file.uri)
          .some(({ message }) => message.startsWith('No rule has this code.')),
      'a warning about the unknown code',
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('the command alone says how it is meant', async () => {
    await vscode.commands.executeCommand('ftjob.suppressProblem', { rule: 7 });
    assert.equal(settings().inspect('suppressions')?.workspaceFolderValue, undefined);
  });
});
