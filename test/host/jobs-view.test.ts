// The view Fine-Tuning Jobs as a person uses it: rows, their menus, and what the service is asked for.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import {
  accessibilityFaults,
  click,
  clickInPanel,
  clickRow,
  dialogText,
  notifications,
  panelText,
  press,
  quickInput,
  treeRows,
  type,
} from './page.ts';
import {
  agree,
  clearHistory,
  openJob,
  panelOf,
  panelWith,
  setUserSetting,
  submit,
  tidyUp,
  useHeldService,
  validJob,
  type HeldService,
} from './service.ts';
import { choose, foldFiles, openAccount, menuOf, row, showWorkspace, view } from './jobsView.ts';
import { waitFor } from './wait.ts';

suite('Jobs view', () => {
  let service: HeldService;

  suiteSetup(async () => {
    await vscode.extensions.getExtension('ftjob.ftjob')?.activate();
    await clearHistory();
    await foldFiles();
  });

  suiteTeardown(foldFiles);

  setup(async () => {
    service = await useHeldService();
    await vscode.commands.executeCommand('ftjob.showJobs');
  });

  teardown(async () => {
    await press('Escape');
    await service.close();
    await tidyUp();
  });

  test('lists what was submitted, and the account page by page once it is opened', async () => {
    for (let count = 0; count < 45; count++) await create({ ...validJob, suffix: `n${count}` });
    await submitJob('listed.ftjob.json');
    await row('listed.ftjob.json, validating_files');
    assert.deepEqual(lists(), [], 'nobody has asked for the account yet');

    // Other files' tests leave submissions, more than there is room for.
    await showWorkspace(false);
    try {
      await openAccount();
      await row('Load More');
      const ours = await row('parcel-replies, ');
      assert.match(ours, /from listed\.ftjob\.json/);
      assert.equal(lists().length, 1);

      // On a slow machine the view reads the first page again meanwhile.
      const further = () => lists().filter((path) => path.includes('after='));
      await waitFor(async () => {
        if (further().length === 2) return true;
        await press('End');
        await clickRow('Load More');
        return false;
      }, 'the last page');
      await waitFor(
        async () => !(await treeRows(view)).includes('Load More'),
        'the end of the list',
      );
      // The row may be clicked once more while the last page arrives.
      await vscode.commands.executeCommand('ftjob.loadMoreJobs');
      assert.match(further()[0] ?? '', /limit=20/);
      assert.equal(new Set(further()).size, 2, 'two different pages');
      assert.equal(further().length, 2);
    } finally {
      await press('Home');
      await showWorkspace(true);
    }
  });

  test('cancels after a question, once, and shows it', async () => {
    await submitJob('cancelled.ftjob.json');
    await choose('cancelled.ftjob.json, ', 'Cancel Job…');
    const question = await agree('Cancel Job');
    assert.match(
      question,
      /Cancel the job cancelled\.ftjob\.json at Sandbox\?[^]*cannot be undone/,
    );
    await row('cancelled.ftjob.json, cancelled');
    assert.equal(asked('POST', /\/cancel$/).length, 1);
    // What has ended can be opened and copied, not cancelled again.
    const items = await menuOf('cancelled.ftjob.json, ');
    assert.ok(items.includes('Copy Job Id') && !items.includes('Cancel Job…'), items.join());
  });

  test('changes nothing when the question is refused', async () => {
    await submitJob('kept.ftjob.json');
    await choose('kept.ftjob.json, ', 'Cancel Job…');
    await waitFor(async () => (await dialogText())?.includes('cannot be undone'), 'the question');
    await press('Escape');
    await waitFor(async () => (await dialogText()) === undefined, 'the dialog to close');
    assert.deepEqual(asked('POST', /\/cancel$/), []);
  });

  test('pauses and resumes after a question each', async () => {
    await submitJob('rest.ftjob.json');
    service.clock.advance(20_000);
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    await row('rest.ftjob.json, running');
    await choose('rest.ftjob.json, ', 'Pause Job…');
    await agree('Pause');
    await row('rest.ftjob.json, paused');
    await choose('rest.ftjob.json, ', 'Resume Job…');
    assert.match(await agree('Resume'), /so do its costs/);
    await row('rest.ftjob.json, queued');
    assert.equal(asked('POST', /\/(pause|resume)$/).length, 2);
  });

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

    await create({ ...validJob, suffix: 'from-afar', metadata: { team: 'mail' } });
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
    assert.deepEqual(await accessibilityFaults('short.ftjob.json ↔ long.ftjob.json'), []);
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

  test('looks for the job of a submission of which nobody knows, long after the message', async () => {
    service.clock.advance(Date.now() - service.clock.now());
    service.faultOfCreate = { kind: 'dropAfterReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    const document = await openJob('unsure.ftjob.json', validJob);
    await submit(document.uri);
    await notificationWith('could not be read (HTTP 502)');
    await vscode.commands.executeCommand('notifications.clearAll');
    service.faultOfList = undefined;
    await choose('unsure.ftjob.json, ', 'Look for the Job');
    await notificationWith('has a job that fits unsure.ftjob.json');
    await click('button', 'Use This Job');
    await row('unsure.ftjob.json, validating_files');
    const items = await menuOf('unsure.ftjob.json, ');
    assert.ok(!items.includes('Look for the Job'), items.join());
    assert.equal(service.creates().length, 1);
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

  test('a service that repeats its page for ever is asked twice', async () => {
    const pages = await startPages((after) => ({
      data: [{ id: 'ftjob-1', object: 'fine_tuning.job', status: 'failed', model: 'm' }],
      has_more: true,
      after,
    }));
    await useService(pages.server);
    await openAccount('Endless');
    await row('m, failed');
    await clickRow('Load More');
    await row('The service repeats itself');
    assert.equal(pages.count(), 2);
    pages.server.close();
  });

  test('texts of a service stay text', async () => {
    const pages = await startPages(() => ({
      data: [
        {
          id: 'ftjob-1',
          object: 'fine_tuning.job',
          status: '$(check) [x](command:ftjob.newJobFile)\nsucceeded',
          model: `$(error)<img src=x onerror=alert(1)> ${'x'.repeat(50_000)}`,
        },
      ],
      has_more: false,
    }));
    await useService(pages.server);
    await openAccount('Endless');
    const shown = await row('$ (error)<img src=x');
    assert.ok(shown.length < 300, shown);
    assert.match(shown, /\$ \(check\) \[x\]\(command/);
    pages.server.close();
  });

  test('why the account cannot be read is a row, not a message', async () => {
    const gone = await startPages(() => ({}));
    await useService(gone.server);
    gone.server.closeAllConnections();
    await new Promise((resolve) => gone.server.close(resolve));
    await openAccount('Endless');
    await row('The service did not answer, nothing listens at the address');
    assert.deepEqual(await notifications(), []);

    // A connection without its key asks nobody, until somebody clicks.
    await setUserSetting('connections', [
      { id: 'keyed', label: 'Keyed', kind: 'compatible', address: service.address },
    ]);
    await setUserSetting('connection', 'keyed');
    const before = service.requests.length;
    await openAccount('Keyed');
    await row('Connect to read the jobs');
    assert.equal(service.requests.length, before);
    assert.equal(await dialogText(), undefined);
  });

  test('opens no portal for a service that is no provider of ours', async () => {
    await submitJob('portal.ftjob.json');
    const items = await menuOf('portal.ftjob.json, ');
    assert.ok(!items.includes("Open in Provider's Portal"), items.join());
    const { id } = await create(validJob);
    await vscode.commands.executeCommand('ftjob.openPortal', {
      connectionId: 'sandbox',
      jobId: id,
    });
    await notificationWith('no portal');
  });

  test('opens the provider’s page of a job after VS Code has asked', async () => {
    await setUserSetting('connections', [
      {
        id: 'azure',
        label: 'Azure',
        kind: 'azure',
        address: 'https://ftjob-nobody.openai.azure.com/openai/v1',
        authorization: 'none',
      },
    ]);
    const done = vscode.commands.executeCommand('ftjob.openPortal', {
      connectionId: 'azure',
      jobId: 'ftjob-1',
    });
    const question = await waitFor(dialogText, 'the question of VS Code');
    assert.match(question, /https:\/\/ai\.azure\.com/);
    await press('Escape');
    await done;
  });

  test('commands that name nothing say so', async () => {
    for (const given of [undefined, 7, {}, { submissionId: 'none' }, { jobId: 'x' }])
      await vscode.commands.executeCommand('ftjob.cancelJob', given);
    await waitFor(
      async () =>
        (await notifications()).some((text) => /Select a job|not in the history/.test(text)),
      'the message',
    );
    assert.deepEqual(asked('POST', /\/cancel$/), []);
  });

  /** Submits a job file by the command, and waits for its row. */
  async function submitJob(
    name: string,
    job: object | string = validJob,
  ): Promise<vscode.TextDocument> {
    const document = await openJob(name, job);
    await submit(document.uri);
    // Not while it is being sent: the menu is another then.
    await waitFor(
      async () => !(await row(`${name}, `)).startsWith(`${name}, being sent`),
      'the answer to be in the history',
    );
    return document;
  }

  async function create(job: object): Promise<{ readonly id: string }> {
    const sent = await fetch(`${service.address}/fine_tuning/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(job),
    });
    return (await sent.json()) as { id: string };
  }

  function asked(method: string, path: RegExp): readonly string[] {
    return service.requests
      .filter((request) => request.method === method && path.test(request.path))
      .map(({ path: target }) => target);
  }

  function lists(): readonly string[] {
    return asked('GET', /\/fine_tuning\/jobs\?/);
  }
});

async function untitled(): Promise<vscode.TextDocument> {
  return waitFor(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.isUntitled === true && document;
  }, 'an unsaved file').catch(async (error: unknown) => {
    throw new Error(`${String(error)} ${(await notifications()).join()}`);
  });
}

/** A service that answers every request with what `page` gives as JSON. */
async function startPages(
  page: (after: string | null) => object,
): Promise<{ readonly server: Server; readonly count: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ object: 'list', ...page(searchParams.get('after')) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, count: () => count };
}

async function useService(server: Server): Promise<void> {
  const { port } = server.address() as AddressInfo;
  await setUserSetting('connections', [
    {
      id: 'endless',
      label: 'Endless',
      kind: 'compatible',
      address: `http://127.0.0.1:${port}/v1`,
      authorization: 'none',
    },
  ]);
  await setUserSetting('connection', 'endless');
}
