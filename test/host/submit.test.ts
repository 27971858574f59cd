// Submission as a person does it: the command, the question, the panel; and what the service saw of it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { click, clickInPanel, dialogText, notifications, press, quickInput } from './page.ts';
import {
  agree,
  agreeToSubmit,
  openJob,
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
    assert.equal(panelTabs(), 1);
    assert.ok(!(await notifications()).some((text) => text.includes('being submitted already')));
    await agreeToSubmit();
    await waitFor(() => service.creates().length === 1, 'the request at the service');
    await vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await notificationWith('being submitted already');
    await click('button', 'Cancel');
    await first;
    assert.equal(service.creates().length, 1);
  });

  test('a refusal with a parameter leads to the place in the file', async () => {
    service.faultOfCreate = refusal(400, {
      message: 'invalid training_file: file-U8JZ',
      type: 'invalid_request_error',
      param: 'training_file',
      code: null,
    });
    const document = await openJob('refused.ftjob.json', validJob);
    await submit();
    const panel = await panelWith(document, 'Show in File');
    assert.match(panel, /HTTP 400/);
    assert.match(panel, /invalid training_file: file-U8JZ/);
    assert.match(panel, /no file for fine-tuning with the id in "training_file"/);
    await clickInPanel('refused.ftjob.json', 'button', 'Show in File');
    await waitFor(() => {
      const editor = vscode.window.activeTextEditor;
      return editor && document.lineAt(editor.selection.start).text.includes('"training_file"');
    }, 'the cursor at training_file');
    assert.equal(service.creates().length, 1);
  });

  test('a refusal by the sandbox itself', async () => {
    const document = await openJob('unknown-model.ftjob.json', { ...validJob, model: 'gpt-none' });
    await submit();
    const panel = await panelWith(document, 'HTTP 400');
    assert.match(panel, /model_not_available/);
    assert.match(panel, /This model cannot be fine-tuned here/);
  });

  test('the next refusal takes the place of the last, a created job keeps its panel', async () => {
    service.faultOfCreate = refusal(400, { message: 'first', type: 't', param: null, code: null });
    const document = await openJob('again.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'first');
    service.faultOfCreate = undefined;
    await submit(document.uri);
    await panelWith(document, 'validating_files');
    assert.equal(panelTabs(), 1);
    const third = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await agreeToSubmit();
    await agree('Submit Again');
    await third;
    await waitFor(() => panelTabs() === 2, 'a second panel');
  });

  test('what a refusal advises about the connection is done by a button, for the file', async () => {
    service.faultOfCreate = refusal(404, { message: 'Nope', type: 't', param: null, code: null });
    const document = await openJob('advised.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'no fine-tuning service at this address');
    await clickInPanel('advised.ftjob.json', 'button', 'Select Connection');
    await waitFor(
      async () => (await quickInput())?.includes('Where should jobs be sent to?'),
      'the choice of a connection',
    );
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await press('Escape');
  });

  for (const [name, fault, expected] of [
    [
      '401',
      refusal(401, {
        message: 'Incorrect API key provided',
        type: 't',
        param: null,
        code: 'invalid_api_key',
      }),
      [
        /HTTP 401/,
        /Incorrect API key provided/,
        /invalid_api_key/,
        /sends none/,
        /ftjob\.sandbox\.address/,
        /Open Settings/,
      ],
    ],
    [
      '429',
      refusal(
        429,
        { message: 'Slow down', type: 't', param: null, code: null },
        { 'retry-after': '30' },
      ),
      [/HTTP 429/, /Slow down/, /Wait 30 seconds/],
    ],
    [
      '413 with HTML',
      { kind: 'answer', status: 413, contentType: 'text/html', body: '<h1>Too Large</h1>' },
      [/HTTP 413/, /larger than the service takes/, /Shorten the prompts/],
    ],
    [
      '409',
      refusal(409, { message: 'Locked', type: 't', param: null, code: null }),
      [/HTTP 409/, /Locked/, /in conflict with something that Sandbox/],
    ],
    [
      '403 of the wind-down',
      refusal(403, {
        message: 'winding down',
        type: 't',
        param: null,
        code: 'training_not_available',
      }),
      [/HTTP 403/, /OpenAI is closing fine-tuning/],
    ],
    [
      '500 with HTML',
      {
        kind: 'answer',
        status: 500,
        contentType: 'text/html',
        body: '<html><h1 onclick="x">Proxy Error</h1></html>',
      },
      [/HTTP 500/, /text\/html/, /<h1 onclick="x">Proxy Error<\/h1>/, /not known whether a job/],
    ],
    [
      'an empty answer',
      { kind: 'answer', status: 200, body: '' },
      [/HTTP 200/, /without any text/, /not known whether a job/],
    ],
    [
      'a dropped connection',
      { kind: 'dropAfterReading' },
      [/No answer/, /connection to Sandbox broke/, /only when the job is not there\./],
    ],
    ['half an answer', { kind: 'halfAnswer' }, [/No answer/, /not known whether a job/]],
    [
      'a redirect',
      { kind: 'redirect', to: 'https://elsewhere.example/v1/fine_tuning/jobs' },
      [/HTTP 307/, /https:\/\/elsewhere\.example/, /did not follow/],
    ],
  ] as const)
    test(`shows ${name}, and sends once`, async () => {
      service.faultOfCreate = fault;
      const document = await openJob(`${name.replaceAll(' ', '-')}.ftjob.json`, validJob);
      await submit();
      const panel = await panelWith(document, 'What to do');
      for (const part of expected) assert.match(panel, part);
      assert.doesNotMatch(panel, /\n\s+at .*\.js:\d+/, 'no stack trace');
      assert.equal(service.creates().length, 1);
    });

  test('says that nothing was sent when nothing listens', async () => {
    await service.close();
    const document = await openJob('nobody.ftjob.json', validJob);
    await submit();
    const panel = await panelWith(document, 'was not sent');
    assert.match(panel, /Nothing was sent/);
    assert.match(panel, /ECONNREFUSED/);
  });

  test('a submission that takes long can be cancelled, and then its outcome is not known', async () => {
    service.faultOfCreate = { kind: 'neverAnswer' };
    const document = await openJob('cancelled.ftjob.json', validJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    await agreeToSubmit();
    await waitFor(() => service.creates().length === 1, 'the request at the service');
    await notificationWith('Submitting cancelled');
    await click('button', 'Cancel');
    await done;
    const panel = await panelWith(document, 'You cancelled');
    assert.match(panel, /not known what became of cancelled\.ftjob\.json/);
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

function refusal(status: number, error: object, headers: Readonly<Record<string, string>> = {}) {
  return { kind: 'answer', status, headers, body: JSON.stringify({ error }) } as const;
}

function panelTabs(): number {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview).length;
}
