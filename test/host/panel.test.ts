// The panel as a person reads and uses it: by eye, by keyboard and by screen reader.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clickInPanel, panelOutline, panelText, press } from './page.ts';
import {
  openJob,
  panelOf,
  panelWith,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

suite('Job panel', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

  test('has headings, lists and named buttons for a screen reader', async () => {
    const document = await openJob('outline.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    const outline = (await panelOutline(panelOf(document))) ?? '';
    for (const part of [
      '- heading "Fine-tuning job of outline.ftjob.json" [level=1]',
      '- button "Refresh"',
      '- heading "The job" [level=2]',
      '- term: Id',
      '- button "Copy Id"',
      '- heading "Hyperparameters" [level=2]',
      '- term: n_epochs',
      'The whole answer as JSON',
      '- status',
    ])
      assert.ok(outline.includes(part), `${part} in\n${outline}`);
  });

  test('further jobs stand where the first one does, and the focus is in the file again', async () => {
    for (const name of ['one.ftjob.json', 'two.ftjob.json', 'three.ftjob.json']) {
      const document = await openJob(name, validJob);
      await submit();
      await panelWith(document, 'validating_files');
      assert.equal(vscode.window.activeTextEditor?.document, document);
    }
    const columns = vscode.window.tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label));
    // A file that is only looked at gives its tab to the next one.
    assert.deepEqual(columns, [
      ['three.ftjob.json'],
      ['Job of one.ftjob.json', 'Job of two.ftjob.json', 'Job of three.ftjob.json'],
    ]);
  });

  test('copies the id', async () => {
    const document = await openJob('copy.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    await clickInPanel(panelOf(document), 'button', 'Copy Id');
    const text = await panelWith(document, 'Copied ftjob-');
    const id = /Copied (ftjob-\w+)/.exec(text)?.[1];
    // A program may not read the clipboard of a browser, but a person can paste.
    const target = await openJob('pasted.ftjob.json', '');
    await waitFor(
      async () => {
        await press('Control+A');
        await press('Control+V');
        return target.getText() === id;
      },
      `${id ?? ''} to be pasted`,
    );
  });

  test('reads the job again on request', async () => {
    const document = await openJob('refresh.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    service.clock.advance(3_600_000);
    await clickInPanel(panelOf(document), 'button', 'Refresh');
    // Told when all is read; the panel's own reading may have shown the end before.
    const text = await panelWith(document, 'The job was read again');
    assert.match(text, /succeeded/);
    assert.match(text, /Trained model/);
    assert.equal(service.creates().length, 1);
  });

  test('keeps the job when it cannot be read again', async () => {
    const document = await openJob('lost.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    await service.close();
    await clickInPanel(panelOf(document), 'button', 'Refresh');
    const text = await panelWith(document, 'could not be read');
    assert.match(text, /ftjob-\w+/);
    assert.match(text, /Nothing answers at the address of Sandbox/);
  });

  test('shows the same after it was hidden', async () => {
    const document = await openJob('hidden.ftjob.json', validJob);
    await submit();
    const before = await panelWith(document, 'Validating training file');
    const other = await openJob('other.ftjob.json', validJob);
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Two);
    await waitFor(
      async () => (await panelText(panelOf(document))) === undefined,
      'the panel to be hidden',
    );
    await vscode.commands.executeCommand('workbench.action.previousEditorInGroup');
    const after = await panelWith(document, 'Validating training file');
    // Times go on.
    const timeless = (text: string) => text.replace(/\d+(?::\d\d)+/g, '…');
    assert.equal(timeless(after), timeless(before));
  });

  test('shows the warnings of the service', async () => {
    service.faultOfEvents = {
      kind: 'answer',
      status: 200,
      body: JSON.stringify({
        object: 'list',
        data: [
          { id: 'ftevent-2', object: 'fine_tuning.job.event', level: 'warn', message: 'Few rows' },
          { id: 'ftevent-1', object: 'fine_tuning.job.event', level: 'info', message: 'Created' },
        ],
        has_more: false,
      }),
    };
    const document = await openJob('warned.ftjob.json', validJob);
    await submit();
    const text = await panelWith(document, 'Few rows');
    assert.match(text, /Warnings of the service\s+Few rows\s+Events/);
  });

  test('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror="document.body.textContent=1"><script>throw 1</script>';
    service.faultOfCreate = {
      kind: 'answer',
      status: 400,
      body: JSON.stringify({
        error: { message: hostile, type: hostile, code: hostile, param: hostile },
      }),
    };
    const document = await openJob('hostile.ftjob.json', validJob);
    await submit();
    const text = await panelWith(document, 'What to do');
    assert.equal(text.split(hostile).length - 1, 6, 'in message, code, type, parameter and advice');
    assert.doesNotMatch((await panelOutline(panelOf(document))) ?? '', /- img/);
  });
});
