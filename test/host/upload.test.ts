// A local data file that a job names: offered, confirmed, uploaded, and its id put in its place.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { click, dialogText, press } from './page.ts';
import { agree, openJob, serviceForEachTest, validJob, type HeldService } from './service.ts';
import { waitFor } from './wait.ts';

suite('Upload File', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));
  const row = `${JSON.stringify({ messages: [{ role: 'user', content: 'é' }] })}\n`;

  async function write(name: string, text: string): Promise<void> {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, name),
      new TextEncoder().encode(text),
    );
  }

  test('by the light bulb: asks with address and size, uploads, writes the id', async () => {
    await write('data/upload me.jsonl', row.repeat(12));
    const document = await openJob('upload.ftjob.json', {
      ...validJob,
      training_file: 'file-U8JZpDE0iGXlD6gNCFbaEPFj',
      validation_file: './data/upload me.jsonl',
    });
    const action = await waitFor(async () => {
      const problem = vscode.languages
        .getDiagnostics(document.uri)
        .find(({ code }) => typeof code === 'object' && code.value === 'file-id');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem!.range,
      );
      return actions.find(({ title }) => title.startsWith('Upload this file'));
    }, 'the code action');
    assert.equal(action.isPreferred, true, 'before the suppression of the problem');
    const { command, arguments: given } = action.command!;
    const done = vscode.commands.executeCommand(command, ...(given as unknown[]));
    const question = await agree('Upload');
    assert.match(question, /Upload upload me\.jsonl to Sandbox\?/);
    assert.match(question, /Size: 552 bytes/);
    assert.ok(question.includes(service.address), question);
    await done;
    assert.match(await notificationWith('was uploaded. Its id file-'), /job now, which is saved/);
    assert.equal(document.isDirty, false);
    const { validation_file: id } = JSON.parse(document.getText()) as { validation_file: string };
    assert.match(id, /^file-\w{22,}$/);
    const content = await fetch(`${service.address}/files/${id}/content`);
    assert.equal(await content.text(), row.repeat(12));
  });

  test('a file that is plainly no training data is asked about first, and shown', async () => {
    await write('data/broken.jsonl', `${row}{"messages": [}\nhello`);
    const document = await openJob('no-rows.ftjob.json', {
      ...validJob,
      training_file: 'data/broken.jsonl',
    });
    const done = vscode.commands.executeCommand('ftjob.uploadFile');
    assert.match(await agree('Open Line 2'), /Line 2 of broken\.jsonl is not JSON/);
    await done;
    const shown = vscode.window.activeTextEditor;
    assert.match(shown?.document.uri.path ?? '', /broken\.jsonl$/);
    assert.equal(shown?.selection.start.line, 1);
    assert.deepEqual(service.requests, []);

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('editor.action.insertLineAfter');
    const again = vscode.commands.executeCommand('ftjob.uploadFile');
    await waitFor(async () => (await dialogText())?.includes('Upload Anyway'), 'the question');
    await click('button', 'Upload Anyway');
    await agree('Upload');
    await again;
    await notificationWith('stands in the job now, which is not saved yet');
  });

  test('is offered where a submission lacks nothing else', async () => {
    await write('data/offered.jsonl', row.repeat(12));
    const document = await openJob('offered.ftjob.json', {
      ...validJob,
      training_file: 'data/offered.jsonl',
    });
    await vscode.commands.executeCommand('ftjob.submitJob');
    await notificationWith('names data by its path. Upload the file');
    await click('button', 'Upload File');
    await agree('Upload');
    await notificationWith('was uploaded. Its id file-');
    assert.match(document.getText(), /"training_file": "file-\w{22,}"/);
    await openJob('both.ftjob.json', { ...validJob, training_file: 'data/a.jsonl', seed: 'x' });
    await vscode.commands.executeCommand('ftjob.submitJob');
    await notificationWith('has 2 errors. Correct them');
  });

  test('nothing leaves without consent, and nothing that is no data file', async () => {
    await write('data/secret.pem', 'secret');
    await write('data/kept.jsonl', row);
    const document = await openJob('kept.ftjob.json', {
      ...validJob,
      training_file: 'data/kept.jsonl',
    });
    const done = vscode.commands.executeCommand('ftjob.uploadFile');
    await waitFor(dialogText, 'the question');
    await press('Escape');
    await done;
    assert.match(document.getText(), /data\/kept\.jsonl/);
    await openJob('secret.ftjob.json', { ...validJob, training_file: 'data/secret.pem' });
    await vscode.commands.executeCommand('ftjob.uploadFile');
    await notificationWith('training data is a file whose name ends in .jsonl');
    await openJob('missing.ftjob.json', { ...validJob, training_file: 'data/nothing.jsonl' });
    await vscode.commands.executeCommand('ftjob.uploadFile');
    await notificationWith('cannot be read. Correct the path');
    await openJob('ids.ftjob.json', validJob);
    await vscode.commands.executeCommand('ftjob.uploadFile');
    await notificationWith('names no file of this machine');
    assert.deepEqual(service.requests, []);
  });

  test('completion offers what was uploaded, by its name, and the local files', async () => {
    await write('data/known rows.jsonl', row.repeat(12));
    await write('data/of/june/rows.jsonl', row);
    const uploaded = await openJob('uploaded.ftjob.json', {
      ...validJob,
      training_file: 'data/known rows.jsonl',
    });
    const done = vscode.commands.executeCommand('ftjob.uploadFile');
    await agree('Upload');
    await done;
    await notificationWith('was uploaded. Its id file-');
    const { training_file: id } = JSON.parse(uploaded.getText()) as { training_file: string };
    const document = await openJob('next.ftjob.json', '{\n  "training_file": ""\n}\n');
    const asked = service.requests.length;
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 20),
    );
    const labelled = (wanted: string) =>
      items.find(({ label }) => typeof label === 'object' && label.label === wanted);
    const item = labelled(id);
    assert.deepEqual(item?.label, { label: id, description: 'known rows.jsonl' });
    assert.match(item.documentation as string, /^known rows\.jsonl, uploaded to Sandbox: /);
    assert.equal(labelled('data/known rows.jsonl')?.insertText, 'data/known rows.jsonl');
    assert.equal(labelled('data/of/june/rows.jsonl')?.insertText, 'data/of/june/rows.jsonl');
    assert.equal(service.requests.length, asked, 'no service is asked');
  });
});
