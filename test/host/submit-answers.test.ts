// What a person is shown when no job came of a submission, or nobody knows; and what the service saw of it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { click, clickInPanel, press, quickInput } from './page.ts';
import {
  agree,
  agreeToSubmit,
  openJob,
  panelTabs,
  panelWith,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

suite('Submit Job: answers', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

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
    assert.equal(panelTabs().length, 1);
    const third = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await agreeToSubmit();
    await agree('Submit Again');
    await third;
    await waitFor(() => panelTabs().length === 2, 'a second panel');
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
});

function refusal(status: number, error: object, headers: Readonly<Record<string, string>> = {}) {
  return { kind: 'answer', status, headers, body: JSON.stringify({ error }) } as const;
}
