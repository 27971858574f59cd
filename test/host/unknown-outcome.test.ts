// What ftjob does when it is not known what became of a submission, and before the same is sent a second time.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import {
  click,
  clickInPanel,
  clickRow,
  dialogText,
  notifications,
  press,
  quickInput,
} from './page.ts';
import {
  agreeToSubmit,
  openJob,
  ownName,
  panelOf,
  panelTabs,
  panelWith,
  setUserSetting,
  startHeldService,
  submit,
  tidyUp,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

suite('Unknown outcome', () => {
  let service: HeldService;

  setup(async () => {
    service = await startHeldService();
    service.clock.advance(Date.now() - service.clock.now());
    await setUserSetting('sandbox.address', service.address);
  });

  teardown(async () => {
    await service.close();
    await setUserSetting('submission.markMetadata', undefined);
    await tidyUp();
  });

  /** The id of the only job that the service has. */
  const onlyJob = (): string => {
    const ids = service.requests.flatMap(({ method, answered }) =>
      method === 'POST' && answered?.status === 200
        ? [(JSON.parse(answered.body) as { id: string }).id]
        : [],
    );
    assert.equal(ids.length, 1);
    return ids[0]!;
  };

  /** Creates a job beside ftjob, as a script would. */
  const createElsewhere = async (job: object): Promise<void> => {
    const answer = await fetch(`${service.address}/fine_tuning/jobs`, {
      method: 'POST',
      body: JSON.stringify(job),
    });
    assert.equal(answer.status, 200);
  };

  test('the job whose answer was lost is found, and taken when the user says so', async () => {
    service.faultOfCreate = { kind: 'dropAfterReading' };
    const name = ownName('lost');
    const document = await openJob(name, validJob);
    await submit();
    const message = await notificationWith(`has a job that fits ${name}`);
    assert(message.includes(onlyJob()), message);
    await click('button', 'Use This Job');
    await panelWith(document, onlyJob());
    assert.equal(service.creates().length, 1);

    // From now on it is a submission like any other.
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const again = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await agreeToSubmit();
    const question = await waitFor(dialogText, 'the second question');
    assert(question.includes(onlyJob()), question);
    await press('Escape');
    await again;
    assert.equal(service.creates().length, 1);
  });

  test('a job that carries the mark of the submission is taken without a question', async () => {
    await setUserSetting('submission.markMetadata', true);
    service.faultOfCreate = { kind: 'halfAnswer' };
    await createElsewhere({ ...validJob, suffix: 'marked' });
    const document = await openJob(ownName('marked'), { ...validJob, suffix: 'marked' });
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    assert.match(await agreeToSubmit(), /ftjob_submission/);
    await done;
    await panelWith(document, 'ftjob_submission');
    assert.match(service.creates().at(-1)!, /"ftjob_submission": "[\da-f-]{36}"/);
    assert.doesNotMatch(document.getText(), /ftjob_submission/);
  });

  test('of several jobs that fit the user chooses one', async () => {
    await createElsewhere(validJob);
    service.faultOfCreate = { kind: 'neverAnswer' };
    const name = ownName('several');
    const document = await openJob(name, validJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    await agreeToSubmit();
    await waitFor(() => service.creates().length === 2, 'the request at the service');
    await notificationWith(`Submitting ${name}`);
    await click('button', 'Cancel');
    await done;
    await notificationWith(`has 2 jobs that fit ${name}`);
    await click('button', 'Choose the Job');
    await waitFor(quickInput, 'the choice');
    // Not by the keyboard: a pick that has just opened may not have the focus yet.
    await clickRow('ftjob-');
    await panelWith(document, 'validating_files');
    assert.equal(service.creates().length, 2);
  });

  test('when there is no job, it says until when it looked, and only then offers to send again', async () => {
    service.faultOfCreate = { kind: 'dropBeforeReading' };
    const name = ownName('nothing');
    const document = await openJob(name, validJob);
    await submit();
    const message = await notificationWith(`had no job that came of ${name}`);
    assert.match(message, /Until .*\d:\d\d:\d\d.*One may still appear/);
    service.faultOfCreate = undefined;
    const panel = await panelWith(document, 'No job of it was found until');
    assert.match(panel, /It is not known whether a job was created\..*one may still appear/);
    assert.match(panel, /Look again with Look for the Job/);
    await click('button', 'Send Again');
    // The sheet is the one question.
    const sheet = await agreeToSubmit('Submit Again');
    assert.match(
      sheet,
      /again\?[^]*not known whether this job exists already.* makes a second one/,
    );
    await panelWith(document, 'validating_files');
    onlyJob();
  });

  test('a list that cannot be read is told, nothing is sent until somebody has looked', async () => {
    service.faultOfCreate = { kind: 'dropAfterReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    const name = ownName('unlisted');
    const document = await openJob(name, validJob);
    await submit();
    await notificationWith('could not be read (HTTP 502)');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await notificationWith('could not be read (HTTP 502)');
    assert.equal(await dialogText(), undefined);
    service.faultOfList = undefined;
    await click('button', 'Look Again');
    await notificationWith(`has a job that fits ${name}`);
    await click('button', 'Use This Job');
    await panelWith(document, onlyJob());
    assert.equal(service.creates().length, 1);
  });

  test('the panel that says so looks for the job by its button, and shows it', async () => {
    service.faultOfCreate = { kind: 'dropAfterReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    const name = ownName('looked');
    const document = await openJob(name, validJob);
    await submit();
    await notificationWith('could not be read (HTTP 502)');
    await vscode.commands.executeCommand('notifications.clearAll');
    service.faultOfList = undefined;
    await panelWith(document, 'Look for the Job');
    await clickInPanel(panelOf(document), 'button', 'Look for the Job');
    await notificationWith(`has a job that fits ${name}`);
    await click('button', 'Use This Job');
    await panelWith(document, onlyJob());
    assert.equal(panelTabs().length, 1);
    assert.equal(service.creates().length, 1);
  });

  test('the panel that says so goes when the job has a panel already', async () => {
    service.faultOfCreate = { kind: 'dropAfterReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    const name = ownName('opened');
    await openJob(name, validJob);
    await submit();
    await notificationWith('could not be read (HTTP 502)');
    service.faultOfList = undefined;
    const jobId = onlyJob();
    await vscode.commands.executeCommand('ftjob.openJob', { connectionId: 'sandbox', jobId });
    await waitFor(() => panelTabs().length === 2, 'the panel of the job');
    await click('button', 'Look Again');
    await notificationWith(`has a job that fits ${name}`);
    await click('button', 'Use This Job');
    await waitFor(() => panelTabs().length === 1, 'one panel');
    assert.ok(panelTabs()[0]!.includes(jobId), panelTabs()[0]);
  });

  test('a copy of a file whose outcome is not known is not sent before somebody has looked', async () => {
    service.faultOfCreate = { kind: 'dropAfterReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    const original = ownName('original');
    await openJob(original, validJob);
    await submit();
    await notificationWith('could not be read (HTTP 502)');
    await vscode.commands.executeCommand('notifications.clearAll');
    // The same job: only the order of its keys is another.
    const entries = Object.entries(validJob).toReversed();
    const copy = await openJob(ownName('copy'), Object.fromEntries(entries));
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    const sheet = await agreeToSubmit();
    assert.ok(sheet.includes(`The same job was submitted as ${original}: `), sheet);
    assert.match(sheet, /looks for its job before it sends anything/);
    await done;
    const message = await notificationWith(`whether ${original} has become a job`);
    assert.ok(message.includes(`Nothing was sent: the same job was submitted as ${original}.`));
    const told = (await notifications()).filter((text) => text.includes('Nothing was sent'));
    assert.deepEqual(told, [message]);
    assert.equal(service.creates().length, 1);

    // Who has looked is asked once more, by the sheet.
    await click('button', 'I Have Looked Myself');
    await vscode.commands.executeCommand('notifications.clearAll');
    service.faultOfCreate = undefined;
    await vscode.window.showTextDocument(copy, vscode.ViewColumn.One);
    const again = vscode.commands.executeCommand('ftjob.submitJob', copy.uri);
    const asked = await agreeToSubmit('Submit Again');
    assert.ok(asked.includes(`it was submitted as ${original} (`), asked);
    await again;
    await panelWith(copy, 'validating_files');
    assert.equal(service.creates().length, 2);
  });

  test('what a service says is no link and no icon in a notification', async () => {
    service.faultOfCreate = { kind: 'dropBeforeReading' };
    const job = {
      object: 'fine_tuning.job',
      id: '[x](command:workbench.action.closeWindow) $(bug)\n\n\u202e',
      status: 'running',
      model: validJob.model,
      training_file: validJob.training_file,
      created_at: Math.floor(Date.now() / 1000),
    };
    const body = JSON.stringify({ object: 'list', data: [job], has_more: true });
    service.faultOfList = { kind: 'answer', status: 200, body };
    const name = ownName('hostile');
    await openJob(name, validJob);
    await submit();
    const message = await notificationWith(`has a job that fits ${name}`);
    assert(message.includes('[x] (command:workbench.action.closeWindow) (bug), running'), message);
  });

  test('after 429 it is offered to send again, after the wait that the service asks for', async () => {
    service.faultOfCreate = {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '1' },
      body: JSON.stringify({ error: { message: 'Slow down', type: 't', param: null, code: null } }),
    };
    const document = await openJob(ownName('limited'), validJob);
    await submit();
    await panelWith(document, 'Slow down');
    const message = await notificationWith('asks to wait until');
    assert.equal(service.creates().length, 1);
    service.faultOfCreate = undefined;
    const [, time] = /asks to wait until (.*?)\. Then/.exec(message) ?? [];
    await click('button', `Show the Sheet at ${time}`);
    await agreeToSubmit();
    await panelWith(document, 'validating_files');
    assert.equal(service.creates().length, 2);
  });

  test('when nothing can have been sent, it is offered to send again', async () => {
    const { port } = new URL(service.address);
    await service.close();
    const name = ownName('unreached');
    const document = await openJob(name, validJob);
    await submit();
    await panelWith(document, 'was not sent');
    service = await startHeldService(undefined, Number(port));
    await notificationWith(`${name} was not sent`);
    await click('button', 'Send Again');
    await agreeToSubmit();
    await panelWith(document, 'validating_files');
    assert.equal(service.creates().length, 1);
  });
});
