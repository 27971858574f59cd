// What a service refused, as a problem of the file: where it stands, when it goes, what mends it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { click } from './page.ts';
import {
  agreeToSubmit,
  openJob,
  panelWith,
  serviceForEachTest,
  setUserSetting,
  sheetWith,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

suite('Refusals', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

  function refuse(error: object, status = 400): void {
    const body = JSON.stringify({ error: { type: 't', param: null, code: null, ...error } });
    service.faultOfCreate = { kind: 'answer', status, body };
  }

  async function refused(name: string, job: object): Promise<vscode.TextDocument> {
    const document = await openJob(name, job);
    await submit(document.uri);
    await waitFor(() => refusalsOf(document).length === 1, 'the problem');
    return document;
  }

  test('stand on the place that the parameter names, with the words of both', async () => {
    refuse({ message: 'invalid training_file: file-U8JZ', param: 'training_file' });
    const document = await refused('param.ftjob.json', validJob);
    const [problem] = refusalsOf(document);
    assert.equal(document.getText(problem!.range), '"file-U8JZpDE0iGXlD6gNCFbaEPFj"');
    assert.equal(problem!.source, 'ftjob');
    assert.equal(problem!.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem!.message, /Sandbox refused the job: invalid training_file: file-U8JZ/);
    assert.match(problem!.message, /no file for fine-tuning with the id in "training_file"/);
  });

  test('go through arrays, and begin at the grader where the service does', async () => {
    const input = [
      { role: 'developer', content: 'one' },
      { role: 'user', content: '{{sample.output_text}}' },
    ];
    const grader = { type: 'score_model', name: 'g', model: 'gpt-4o-2024-08-06', input };
    const job = {
      ...validJob,
      model: 'o4-mini-2025-04-16',
      method: { type: 'reinforcement', reinforcement: { grader } },
    };
    const message = 'No.';
    refuse({ message, param: 'method.reinforcement.grader.input[1].content' });
    const document = await refused('array.ftjob.json', job);
    assert.equal(marked(document), '"{{sample.output_text}}"');
    refuse({ message, param: 'input[0].role' });
    await submit(document.uri);
    await waitFor(() => marked(document) === '"developer"', 'the second problem');
    assert.equal(refusalsOf(document).length, 1);
  });

  test('move with other edits, stay while another file is shown, and go with the place', async () => {
    refuse({ message: 'No.', param: 'suffix' });
    const document = await refused('moved.ftjob.json', validJob);
    await edit((change) => change.insert(document.uri, new vscode.Position(1, 0), '\n\n'));
    assert.equal(marked(document), '"parcel-replies"');
    await openJob('another.ftjob.json', validJob);
    assert.equal(marked(document), '"parcel-replies"');
    const at = document.positionAt(document.getText().indexOf('replies'));
    await edit((change) => change.insert(document.uri, at, 'x'));
    assert.deepEqual(refusalsOf(document), []);
  });

  test('go when the job is accepted', async () => {
    refuse({ message: 'No.', param: 'model' });
    const document = await refused('accepted.ftjob.json', validJob);
    service.faultOfCreate = undefined;
    await submit(document.uri);
    await panelWith(document, 'validating_files');
    assert.deepEqual(refusalsOf(document), []);
  });

  test('a missing training type is inserted by a quick fix, and the problem goes', async () => {
    await setUserSetting('sandbox.address', service.azureAddress);
    const document = await refused('type.ftjob.json', validJob);
    assert.equal(marked(document), '{');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      refusalsOf(document)[0]!.range,
    );
    const fix = actions.find(({ title }) => title === 'Insert "trainingType": "GlobalStandard"');
    await vscode.workspace.applyEdit(fix!.edit!);
    assert.deepEqual(JSON.parse(document.getText()), {
      ...validJob,
      trainingType: 'GlobalStandard',
    });
    await waitFor(() => refusalsOf(document).length === 0, 'the problem to go');
    await submit(document.uri);
    await panelWith(document, 'pending');
  });

  test('a key, a limit or a lost permission is no problem of the file', async () => {
    for (const status of [401, 403, 429]) {
      refuse({ message: `No ${status}.` }, status);
      const document = await openJob(`status-${status}.ftjob.json`, validJob);
      await submit(document.uri);
      await panelWith(document, `No ${status}.`);
      assert.deepEqual(refusalsOf(document), []);
    }
  });

  test('a file that is not processed is waited for, and then the job is offered again', async () => {
    const form = new FormData();
    const row = JSON.stringify({
      messages: [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b' },
      ],
    });
    form.set('purpose', 'fine-tune');
    form.set('file', new Blob([`${row}\n`.repeat(12)]), 'rows.jsonl');
    const uploaded = await fetch(`${service.address}/files`, { method: 'POST', body: form });
    const { id } = (await uploaded.json()) as { id: string };
    const document = await openJob('waiting.ftjob.json', { ...validJob, training_file: id });
    const done = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await sheetWith(`The service is not done with ${id} yet and may refuse the job.`);
    await agreeToSubmit();
    await done;
    await waitFor(() => marked(document) === `"${id}"`, 'the problem');
    await click('button', 'Wait for the File');
    await notificationWith('Waiting until Sandbox');
    service.clock.advance(3_600_000);
    await notificationWith('The files of waiting.ftjob.json are ready now');
    assert.deepEqual(refusalsOf(document), []);
    await click('button', 'Submit Again');
    await sheetWith('rows.jsonl');
    await agreeToSubmit();
    await panelWith(document, 'validating_files');
    assert.equal(service.creates().length, 2);
  });
});

function refusalsOf(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ code }) => code === 'service-refused');
}

/** The text that is marked. */
function marked(document: vscode.TextDocument): string | undefined {
  const [problem] = refusalsOf(document);
  return problem && document.getText(problem.range);
}

async function edit(make: (change: vscode.WorkspaceEdit) => void): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  make(change);
  await vscode.workspace.applyEdit(change);
}
