// Submission as a person does it: the command, the sheet, the job's panel; and what the service saw of it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { click, dialogText, notifications, press } from './page.ts';
import {
  agreeToSubmit,
  openJob,
  panelTabs,
  panelWith,
  serviceForEachTest,
  sheetWith,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

suite('Submit Job', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

  test('sends the text less $schema once and shows the job', async () => {
    const text = `{\n  "$schema": "x.json",\n  "model": "gpt-4.1-mini-2025-04-14",\n  "training_file": "file-U8JZpDE0iGXlD6gNCFbaEPFj"\n}\n`;
    const document = await openJob('sent.ftjob.json', text);
    await submit();
    const panel = await panelWith(document, 'validating_files');
    assert.match(panel, /Fine-tuning job of sent\.ftjob\.json/);
    assert.match(panel, /ftjob-\w+/);
    assert.match(panel, /file-U8JZpDE0iGXlD6gNCFbaEPFj/);
    assert.match(panel, /supervised/);
    assert.match(panel, /req_\w+/);
    assert.equal(service.creates().length, 1);
    assert.deepEqual(JSON.parse(service.creates()[0]!), {
      model: 'gpt-4.1-mini-2025-04-14',
      training_file: 'file-U8JZpDE0iGXlD6gNCFbaEPFj',
    });
  });

  test('takes the text as it stands and saves nothing', async () => {
    const document = await openJob('unsaved.ftjob.json', validJob);
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('parcel'));
    edit.insert(document.uri, at, 'red-');
    await vscode.workspace.applyEdit(edit);
    await submit(document.uri);
    await panelWith(document, 'validating_files');
    assert.match(service.creates()[0]!, /"suffix": "red-parcel-replies"/);
    assert.ok(document.isDirty);
    assert.doesNotMatch(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri)),
      /red-/,
    );
  });

  test('shows what would be sent and where to, and sends nothing without consent', async () => {
    await openJob('asked.ftjob.json', validJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    const shown = await sheetWith('asked.ftjob.json');
    for (const fact of [
      /Submit asked\.ftjob\.json to Sandbox\?/,
      new RegExp(`Address\\s+${service.address}`),
      /Model\s+gpt-4\.1-mini-2025-04-14/,
      /Method\s+supervised/,
      /Training file\s+file-U8JZpDE0iGXlD6gNCFbaEPFj/,
      /Validation file\s+none/,
      /costs nothing/,
    ])
      assert.match(shown, fact);
    await press('Escape');
    await done;
    assert.deepEqual(service.creates(), []);
  });

  test('refuses a file with errors, shows them, and sends nothing', async () => {
    const document = await openJob('wrong.ftjob.json', { ...validJob, suffix: 5, model: 7 });
    await vscode.commands.executeCommand('ftjob.submitJob');
    await notificationWith('has 2 errors. Correct them');
    assert.equal(await dialogText(), undefined);
    assert.deepEqual(service.requests, []);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), document.uri.toString());
    assert.match(document.lineAt(editor.selection.start).text, /"model": 7/);
  });

  test('shows the new text when it changes under the sheet, and sends that', async () => {
    const document = await openJob('changed.ftjob.json', validJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    await sheetWith('parcel-replies');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      JSON.stringify({ ...validJob, model: 'gpt-4.1-2025-04-14' }),
    );
    await vscode.workspace.applyEdit(edit);
    assert.match(await sheetWith('has changed'), /Model\s+gpt-4\.1-2025-04-14/);
    assert.deepEqual(service.creates(), []);
    await agreeToSubmit();
    await done;
    assert.equal(service.creates().length, 1);
    assert.equal(service.creates()[0], document.getText());
  });

  test('submits a file once at a time: shows its sheet again, and says so once the request is under way', async () => {
    service.faultOfCreate = { kind: 'neverAnswer' };
    const document = await openJob('twice.ftjob.json', validJob);
    const first = vscode.commands.executeCommand('ftjob.submitJob');
    await sheetWith('twice.ftjob.json');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await waitFor(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Submit twice.ftjob.json',
      'the focus on the sheet',
    );
    assert.equal(panelTabs().length, 1);
    assert.ok(!(await notifications()).some((text) => text.includes('being submitted already')));
    await agreeToSubmit();
    await waitFor(() => service.creates().length === 1, 'the request at the service');
    await vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await notificationWith('being submitted already');
    await click('button', 'Cancel');
    await first;
    assert.equal(service.creates().length, 1);
  });

  test('answers a call without a job file or with anything else by a message', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const argument of [undefined, null, 7, 'x', { uri: 'x' }, []])
      await vscode.commands.executeCommand('ftjob.submitJob', argument);
    await notificationWith('Open a job file');
    await vscode.commands.executeCommand('ftjob.submitJob', vscode.Uri.parse('nowhere:/x.json'));
    await notificationWith('cannot be opened');
    assert.deepEqual(service.requests, []);
  });

  test('is offered at the top of a job file', async () => {
    const document = await openJob('lens.ftjob.json', validJob);
    const lenses = await waitFor(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return found.length > 0 && found;
    }, 'the code lens');
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.title, command?.command, range.start.line]),
      [['$(cloud-upload) Submit Job to Sandbox', 'ftjob.submitJob', 0]],
    );
  });
});
