// The rows of the view Fine-Tuning Jobs: what they open, compare, keep and forget.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  asked,
  choose,
  createJob,
  jobsViewForEachTest,
  menuOf,
  openAccount,
  row,
  submitJob,
  view,
} from './jobsView.ts';
import { notificationWith } from './notification.ts';
import {
  accessibilityFaults,
  click,
  clickInPanel,
  clickRow,
  notifications,
  panelText,
  press,
  quickInput,
  treeRows,
  type,
} from './page.ts';
import { agree, panelOf, panelWith, validJob, type HeldService } from './service.ts';
import { waitFor } from './wait.ts';

suite('Jobs view', () => {
  let service: HeldService;
  jobsViewForEachTest((started) => (service = started));

  test('opens the panel of a job, and says how far it is', async () => {
    const document = await submitJob('open.ftjob.json');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    service.clock.advance(3_600_000);
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    await row('open.ftjob.json, succeeded');
    await clickRow('open.ftjob.json, ');
    await panelWith(document, 'succeeded');
    assert.equal(panelOf(document), 'Job of open.ftjob.json');
  });

  test('opens what a refusal said and what to do, also of a file that is closed', async () => {
    service.faultOfCreate = {
      kind: 'answer',
      status: 400,
      body: JSON.stringify({ error: { message: 'Not this file', param: 'training_file' } }),
    };
    const document = await submitJob('refused.ftjob.json');
    service.faultOfCreate = undefined;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await row('refused.ftjob.json, refused');
    await clickRow('refused.ftjob.json, ');
    const text = await panelWith(document, 'Show in File');
    assert.match(
      text,
      /was not accepted[^]*Not this file[^]*What to do[^]*Correct "training_file"/,
    );
    await clickInPanel(panelOf(document), 'button', 'Show in File');
    const selected = await waitFor(() => {
      const editor = vscode.window.activeTextEditor;
      return (
        editor?.document.uri.path.endsWith('/refused.ftjob.json') === true &&
        // Its end may be out of sight.
        editor.selection.isReversed &&
        editor.document.getText(editor.selection)
      );
    }, 'the place in the file');
    assert.match(selected, /file-U8JZ/);
  });

  test('reopens a submission byte for byte, and a job of the account as a file without problems', async () => {
    const text = JSON.stringify(validJob, undefined, 3);
    await submitJob('again.ftjob.json', text);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await choose('again.ftjob.json, ', 'Reopen as Job File');
    const reopened = await untitled();
    assert.equal(reopened.getText(), service.creates().at(-1));
    // The file is still there.
    assert.match(reopened.uri.path, /\/again-2\.ftjob\.json$/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

    await createJob(service, { ...validJob, suffix: 'from-afar', metadata: { team: 'mail' } });
    await openAccount();
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    await choose('from-afar, ', 'Reopen as Job File');
    const rebuilt = await untitled();
    const job = JSON.parse(rebuilt.getText()) as typeof validJob & { metadata: object };
    assert.equal(job.suffix, 'from-afar');
    assert.equal(job.training_file, validJob.training_file);
    assert.equal(job.method.supervised.hyperparameters.n_epochs, 3);
    assert.deepEqual(job.metadata, { team: 'mail' });
    assert.equal(rebuilt.languageId, 'ftjob');
    await notificationWith('was rebuilt');
    // The checks have seen it: a mistake is reported, and is all that is reported.
    await vscode.window.showTextDocument(rebuilt);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(rebuilt.uri, new vscode.Position(1, 0), '"sed": 1,\n');
    await vscode.workspace.applyEdit(edit);
    const problems = await waitFor(() => {
      const found = vscode.languages.getDiagnostics(rebuilt.uri);
      return found.length > 0 && found;
    }, 'the mistake to be found');
    assert.deepEqual(
      problems.map(({ code }) => (code as { value: string }).value),
      ['unknown-property'],
    );
  });

  test('compares the bodies of the two that are selected, the older one to the left', async () => {
    await submitJob('one.ftjob.json', { ...validJob, suffix: 'older' });
    await submitJob('two.ftjob.json', { ...validJob, suffix: 'newer' });
    await clickRow('two.ftjob.json, ');
    await clickRow('one.ftjob.json, ', { isAdded: true });
    const items = await menuOf('one.ftjob.json, ');
    assert.ok(!items.some((item) => /^Open|^Copy|^Cancel|^Export/.test(item)), items.join());
    await choose('one.ftjob.json, ', 'Compare Job Files');
    const { original, modified } = await waitFor(
      () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .map(({ input }) => input)
          .find((input) => input instanceof vscode.TabInputTextDiff),
      'the comparison',
    );
    const texts = await Promise.all(
      [original, modified].map(async (uri) =>
        (await vscode.workspace.openTextDocument(uri)).getText(),
      ),
    );
    assert.match(texts[0] ?? '', /"older"/);
    assert.match(texts[1] ?? '', /"newer"/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(original.scheme), undefined);

    await clickRow('two.ftjob.json, ');
    await clickRow('one.ftjob.json, ', { isAdded: true });
    await choose('one.ftjob.json, ', 'Delete from History…');
    assert.match(await agree('Delete'), /Delete 2 submissions/);
    await waitFor(
      async () => !(await treeRows(view)).some((name) => /^(one|two)\.ftjob/.test(name)),
      'both rows to go',
    );
  });

  test('shows the curves of two jobs in one chart, and where the jobs differ', async () => {
    await submitJob('short.ftjob.json');
    const { method } = validJob;
    const longer = { ...method, supervised: { hyperparameters: { n_epochs: 4 } } };
    await submitJob('long.ftjob.json', { ...validJob, method: longer });
    await clickRow('long.ftjob.json, ');
    await clickRow('short.ftjob.json, ', { isAdded: true });
    await choose('short.ftjob.json, ', 'Compare Curves and Figures');
    await waitFor(
      async () =>
        (await panelText('short.ftjob.json ↔ long.ftjob.json'))?.includes('validating_files'),
      'both jobs to begin',
    );
    // It follows them by itself.
    service.clock.advance(3_600_000);
    const text = await waitFor(async () => {
      const shown = await panelText('short.ftjob.json ↔ long.ftjob.json');
      return shown?.includes('1: train_loss') === true && shown;
    }, 'the curves');
    assert.match(text, /2: train_loss/);
    assert.match(text, /n_epochs\s+3\s+4\s+differs/);
    // The view hears of it from the page: by itself it would read later.
    const ended = /^(short|long)\.ftjob\.json, succeeded/;
    await waitFor(
      async () => (await treeRows(view)).filter((name) => ended.test(name)).length === 2,
      'the rows to say what the page says',
      5_000,
    );
    assert.deepEqual(await accessibilityFaults('short.ftjob.json ↔ long.ftjob.json'), []);
  });

  test('a comparison that nobody sees reads its jobs when the view has news of one', async () => {
    await submitJob('first.ftjob.json');
    const covering = await submitJob('second.ftjob.json');
    await clickRow('first.ftjob.json, ');
    await clickRow('second.ftjob.json, ', { isAdded: true });
    await choose('second.ftjob.json, ', 'Compare Curves and Figures');
    const title = 'first.ftjob.json ↔ second.ftjob.json';
    await waitFor(
      async () => (await panelText(title))?.includes('validating_files'),
      'both jobs to be shown',
    );
    const column = vscode.window.tabGroups.all.find(({ activeTab }) => activeTab?.label === title);
    await vscode.window.showTextDocument(covering, column!.viewColumn);
    const byPages = () => asked(service, 'GET', /\/checkpoints/).length;
    const before = byPages();
    service.clock.advance(3_600_000);
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    // By itself it would do so after a minute.
    await waitFor(() => byPages() >= before + 2, 'both jobs to be read for the page', 10_000);
    // Of two that are selected, the menus of later tests would be others.
    await clickRow('first.ftjob.json, ');
  });

  test('shows the stored answer, keeps notes, and forgets on request', async () => {
    await submitJob('noted.ftjob.json');
    await choose('noted.ftjob.json, ', 'Show Answer');
    const shown = await waitFor(() => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.path.endsWith('noted.ftjob.json answer.json') === true && document;
    }, 'the answer');
    assert.match(shown.getText(), /"object": ?"fine_tuning\.job"/);

    await choose('noted.ftjob.json, ', 'Edit Notes…');
    await waitFor(async () => (await quickInput())?.includes('Notes on noted'), 'the input');
    await type('first try');
    await press('Enter');
    await waitFor(
      async () => (await row('noted.ftjob.json, ')).endsWith('first try'),
      'the notes in the row',
    );

    await choose('noted.ftjob.json, ', 'Delete from History…');
    assert.match(await agree('Delete'), /The job stays at the service/);
    await waitFor(
      async () => !(await treeRows(view)).some((name) => name.startsWith('noted.ftjob.json')),
      'the row to go',
    );
  });

  test('exports one submission', async () => {
    const { uri } = await submitJob('export.ftjob.json');
    await choose('export.ftjob.json, ', 'Export…');
    const target = vscode.Uri.joinPath(uri, '..', 'export.submission.json');
    const read = async () =>
      JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(target))) as {
        readonly body: string;
        readonly outcome: { readonly kind: string };
      };
    const exported = await waitFor(async () => {
      await press('Enter');
      return read();
    }, 'the file');
    assert.equal(exported.body, service.creates().at(-1));
    assert.equal(exported.outcome.kind, 'created');
    await notificationWith('Exported as export.submission.json.');
  });

  test('shows only what the filter lets through, and says so', async () => {
    await submitJob('filtered.ftjob.json');
    const done = vscode.commands.executeCommand('ftjob.filterJobs');
    // None is ticked but the one that is clicked.
    await click('checkbox', 'Toggle all checkboxes');
    await clickRow('failed');
    await press('Enter');
    await done;
    await waitFor(
      async () => (await treeRows(view)).some((name) => name.endsWith('filtered out')),
      'the word on what is hidden',
    );
    assert.ok(!(await treeRows(view)).some((name) => name.startsWith('filtered.ftjob.json')));
    const again = vscode.commands.executeCommand('ftjob.filterJobs');
    await click('checkbox', 'Toggle all checkboxes');
    await press('Enter');
    await again;
    await row('filtered.ftjob.json, ');
  });
});

async function untitled(): Promise<vscode.TextDocument> {
  return waitFor(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.isUntitled === true && document.getText() !== '' && document;
  }, 'an unsaved file').catch(async (error: unknown) => {
    throw new Error(`${String(error)} ${(await notifications()).join()}`);
  });
}
