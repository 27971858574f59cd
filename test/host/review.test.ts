// The submission sheet as a person reads and uses it: by eye, by keyboard and by screen reader.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clickInPanel, panelOutline, panelText, press, type } from './page.ts';
import {
  agreeToSubmit,
  openJob,
  panelWith,
  serviceForEachTest,
  setUserSetting,
  sheet,
  sheetWith,
  startHeldService,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

suite('Submission sheet', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

  /** Opens the sheet; what comes of the command, once it has ended. */
  function open(): Thenable<unknown> {
    return vscode.commands.executeCommand('ftjob.submitJob');
  }

  test('shows the body to the character, and what the service says of the files', async () => {
    const text = `{\n  "$schema": "x.json",\n  "model": "gpt-4.1-mini-2025-04-14",\n  "training_file": "file-U8JZpDE0iGXlD6gNCFbaEPFj"\n}\n`;
    await openJob('body.ftjob.json', text);
    const done = open();
    const shown = await sheetWith('example.jsonl');
    assert.ok(shown.includes(text.replace('  "$schema": "x.json",\n', '').trimEnd()), shown);
    assert.match(shown, /example\.jsonl, [\d.]+ kB, processed/);
    assert.match(shown, /Nothing is uploaded/);
    assert.match(shown, /No submission of this file is known/);
    await press('Escape');
    await done;
    assert.deepEqual(service.creates(), []);
  });

  test('looks at a file again by itself while the service is not done with it', async () => {
    const upload = new FormData();
    upload.set('purpose', 'fine-tune');
    upload.set('file', new Blob(['{"messages":[]}\n']), 'rows.jsonl');
    const answer = await fetch(`${service.address}/files`, { method: 'POST', body: upload });
    const { id } = (await answer.json()) as { id: string };
    await openJob('pending.ftjob.json', { ...validJob, training_file: id });
    const done = open();
    assert.match(
      await sheetWith('is not done with'),
      /The text has no problems\. What the service/,
    );
    service.clock.advance(3_600_000);
    assert.match(await sheetWith('No problems were found'), /rows\.jsonl, 16 bytes, processed/);
    assert.doesNotMatch(await sheetWith('rows.jsonl'), /is not done with/);
    await clickInPanel(sheet, 'button', 'Cancel');
    await done;
  });

  test('says when the service does not have a file, and when the text is not saved', async () => {
    const document = await openJob('absent.ftjob.json', {
      ...validJob,
      training_file: 'file-missing',
    });
    const done = open();
    assert.doesNotMatch(await sheetWith('has no file file-missing'), /No problems|not saved/);
    await replace(document, JSON.stringify(validJob));
    assert.match(
      await sheetWith('No problems were found'),
      /File\s+absent\.ftjob\.json\s+not saved/,
    );
    await document.save();
    await waitFor(
      async () => (await panelText(sheet))?.includes('not saved') === false,
      'the text to be saved',
    );
    await clickInPanel(sheet, 'button', 'Cancel');
    await done;
  });

  test('has headings, lists, regions and named buttons for a screen reader', async () => {
    await openJob('outline.ftjob.json', validJob);
    const done = open();
    await sheetWith('outline.ftjob.json');
    const outline = (await panelOutline(sheet)) ?? '';
    for (const part of [
      '- main',
      '- heading "Submit outline.ftjob.json to Sandbox?" [level=1]',
      '- heading "The job" [level=2]',
      '- term: Model',
      '- heading "What the checks say" [level=2]',
      '- region "What is sent"',
      '- contentinfo',
      '- status',
      '- button "Submit Job"',
      '- button "Cancel"',
      '- button "Copy as …"',
    ])
      assert.ok(outline.includes(part), `${part} in\n${outline}`);
    await clickInPanel(sheet, 'button', 'Cancel');
    await done;
  });

  test('is agreed to by Enter and left by Escape', async () => {
    const document = await openJob('keyboard.ftjob.json', validJob);
    const left = open();
    await sheetWith('keyboard.ftjob.json');
    await waitFor(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith(sheet),
      'focus',
    );
    await press('Escape');
    await left;
    assert.deepEqual(service.creates(), []);
    const done = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await sheetWith('keyboard.ftjob.json');
    await waitFor(async () => {
      await press('Enter');
      return (await panelText(sheet)) === undefined;
    }, 'the sheet to close');
    await done;
    assert.equal(service.creates().length, 1);
  });

  test('Escape leads back to the editor that it was opened from, not to the panel under it', async () => {
    const document = await openJob('back.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const done = open();
    await sheetWith('already');
    await press('Escape');
    await done;
    await waitFor(async () => (await panelText(sheet)) === undefined, 'the sheet to close');
    await type('x');
    await waitFor(() => document.getText().includes('x{'), 'the key in the file');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  test('compares with the last submission, and opens the diff editor', async () => {
    const document = await openJob('compared.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('parcel'));
    edit.insert(document.uri, at, 'red-');
    await vscode.workspace.applyEdit(edit);
    const done = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    const shown = await sheetWith('Changed since job ftjob-');
    assert.match(shown, /lines removed 1, added 1/);
    const outline = (await panelOutline(sheet)) ?? '';
    assert.match(outline, /- deletion: .*"suffix\\?": \\?"parcel-replies/);
    assert.match(outline, /- insertion: .*"suffix\\?": \\?"red-parcel-replies/);
    await clickInPanel(sheet, 'button', 'Open Diff');
    const diff = await waitFor(
      () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .map(({ input }) => input)
          .find((input) => input instanceof vscode.TabInputTextDiff),
      'the diff editor',
    );
    const textOf = async (uri: vscode.Uri) =>
      (await vscode.workspace.openTextDocument(uri)).getText();
    assert.equal(await textOf(diff.original), service.creates()[0]);
    assert.equal(await textOf(diff.modified), document.getText());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await sheetWith('Changed since job');
    await clickInPanel(sheet, 'button', 'Cancel');
    await done;
    assert.equal(service.creates().length, 1);
  });

  test('errors that come while it is open block it, and lead to their place', async () => {
    const document = await openJob('blocked.ftjob.json', validJob);
    const done = open();
    await sheetWith('No problems were found');
    await replace(document, JSON.stringify({ ...validJob, seed: 'x' }, undefined, 2));
    const shown = await sheetWith('1 error. Correct the errors');
    assert.match(shown, /Nothing can be sent while the file has errors/);
    assert.match((await panelOutline(sheet)) ?? '', /- button "Submit Job" \[disabled\]/);
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('"seed"'));
    await clickInPanel(sheet, 'button', `Show line ${line + 1}`);
    await waitFor(
      () => vscode.window.activeTextEditor?.selection.active.line === line,
      'the cursor at the error',
    );
    await replace(document, JSON.stringify(validJob, undefined, 2));
    await sheetWith('No problems were found');
    await agreeToSubmit();
    await done;
    assert.equal(service.creates().length, 1);
  });

  test('follows the connection, and sends to the one that it shows', async () => {
    const other = await startHeldService();
    await openJob('elsewhere.ftjob.json', validJob);
    const done = open();
    await sheetWith(service.address);
    await setUserSetting('sandbox.address', other.address);
    const shown = await sheetWith('The connection has changed');
    assert.ok(shown.includes(other.address));
    await agreeToSubmit();
    await done;
    assert.deepEqual(service.creates(), []);
    assert.equal(other.creates().length, 1);
    await other.close();
  });

  test('closing the sheet sends nothing', async () => {
    await openJob('closed.ftjob.json', validJob);
    const done = open();
    await sheetWith('closed.ftjob.json');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ label }) => label.startsWith(sheet)));
    await done;
    assert.deepEqual(service.creates(), []);
  });
});

async function replace(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
