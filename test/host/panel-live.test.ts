// The panel of a job that goes on: what it reads by itself, and what a person can do with the job.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import {
  click,
  clickInPanel,
  notifications,
  panelOutline,
  panelText,
  press,
  quickInput,
} from './page.ts';
import {
  agree,
  openJob,
  panelOf,
  panelWith,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

const rewardJob = {
  model: 'o4-mini-2025-04-16',
  training_file: 'file-ibxUdl7dXTPyLsxPFkThf4Vu',
  validation_file: 'file-cSmEHgaKwVJ7faC9qEwjky40',
  method: {
    type: 'reinforcement',
    reinforcement: {
      grader: {
        type: 'string_check',
        name: 'category',
        input: '{{sample.output_text}}',
        reference: '{{item.category}}',
        operation: 'eq',
      },
    },
  },
};

suite('Job panel, live', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

  test('follows the job by itself to its end, and tells the end in the panel alone', async () => {
    // An estimate that our clock has passed is not shown.
    service.clock.advance(Date.now() + 3_600_000 - service.clock.now());
    const document = await openJob('live.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    service.clock.advance(27_500);
    const running = await panelWith(document, 'Step 18 of 36');
    for (const part of [/running/, /Elapsed/, /Estimated finish/, /train_loss/, /Checkpoints/])
      assert.match(running, part);
    assert.match(running, /Step 18\/36: training loss=\d\.\d\d/);
    service.clock.advance(60_000);
    const ended = await panelWith(document, 'step_metrics.csv');
    assert.match(ended, /succeeded/);
    assert.match(ended, /ft:gpt-4\.1-mini-2025-04-14:sandbox:parcel-replies:\w+/);
    assert.match(ended, /The job has successfully completed/);
    const seen = service.requests.length;
    await clickInPanel(panelOf(document), 'button', 'Refresh');
    await panelWith(document, 'The job was read again');
    const events = service.requests.slice(seen);
    assert.equal(events.filter(({ path }) => path.includes('/content')).length, 0);
    // The panel on the screen has told it.
    assert.deepEqual(await notifications(), []);
    assert.equal(service.creates().length, 1);
  });

  test('tells the end in a notification where nobody sees the panel', async () => {
    const document = await openJob('unseen.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    const other = await openJob('before.ftjob.json', validJob);
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Two);
    await waitFor(
      async () => (await panelText(panelOf(document))) === undefined,
      'the panel to be hidden',
    );
    service.clock.advance(3_600_000);
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    const told = await notificationWith('The job of unseen.ftjob.json has succeeded.');
    assert.match(told, /Copy Model Id/);
  });

  test('says that it is read by arrow keys and in a table', async () => {
    const document = await openJob('reward.ftjob.json', rewardJob);
    await submit();
    service.clock.advance(60_000);
    await panelWith(document, 'step_metrics.csv');
    const outline = (await panelOutline(panelOf(document))) ?? '';
    for (const part of [
      '- heading "Training" [level=2]',
      '- figure',
      '- heading "Reward" [level=3]',
      '- slider "Reward"',
      '- heading "Grading errors" [level=3]',
      '- heading "Tokens" [level=3]',
      'Reward as a table',
      '- region "Checkpoints"',
      '- region "Events"',
      '- button "Save As … step_metrics.csv"',
    ])
      assert.ok(outline.includes(part), `${part} in\n${outline}`);
    await clickInPanel(panelOf(document), 'slider', 'Reward');
    await press('Home');
    await panelWith(document, 'Step 1\n');
    await press('ArrowRight');
    await panelWith(document, 'Step 2\n');
  });

  test('pauses, resumes and cancels after a question each', async () => {
    const document = await openJob('changed.ftjob.json', validJob);
    await submit();
    service.clock.advance(20_000);
    await panelWith(document, 'Pause');
    await clickInPanel(panelOf(document), 'button', 'Pause');
    assert.match(await agree('Pause'), /Pause the job changed\.ftjob\.json at Sandbox\?/);
    await panelWith(document, 'paused');
    await clickInPanel(panelOf(document), 'button', 'Resume');
    assert.match(await agree('Resume'), /so do its costs/);
    await panelWith(document, 'queued');
    await clickInPanel(panelOf(document), 'button', 'Cancel Job');
    await waitFor(
      () => click('button', 'Keep Job').then(() => true),
      'the question whether to cancel',
    );
    assert.deepEqual(
      service.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/cancel')),
      [],
    );
    await clickInPanel(panelOf(document), 'button', 'Cancel Job');
    assert.match(await agree('Cancel Job'), /This cannot be undone/);
    const text = await panelWith(document, 'cancelled');
    assert.doesNotMatch(text, /Cancel Job/);
    // Who cancels a job knows it.
    assert.deepEqual(await notifications(), []);
  });

  test('a service that cannot be reached is no error: it says when it tries again', async () => {
    const document = await openJob('offline.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'validating_files');
    await service.close();
    const text = await panelWith(document, 'Trying again in');
    assert.match(text, /could not be read\. Nothing answers at the address of Sandbox/);
    assert.match(text, /Last read/);
    assert.match(text, /validating_files/);
    assert.deepEqual(await notifications(), []);
  });

  test('opens the result file', async () => {
    const document = await openJob('result.ftjob.json', validJob);
    await submit();
    service.clock.advance(60_000);
    await panelWith(document, 'step_metrics.csv');
    await clickInPanel(panelOf(document), 'button', 'Open step_metrics.csv');
    const text = await waitFor(() => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.scheme === 'ftjob-result' && shown.getText();
    }, 'the result file');
    assert.match(text, /^step,train_loss,train_mean_token_accuracy\n1,\d/);
  });

  test('saves the result file where the person says, and opens it', async () => {
    const document = await openJob('saved.ftjob.json', validJob);
    await submit();
    service.clock.advance(60_000);
    await panelWith(document, 'step_metrics.csv');
    await clickInPanel(panelOf(document), 'button', 'Save As … step_metrics.csv');
    // VS Code's own dialog in the browser: a box with the proposed place.
    await waitFor(
      async () => (await quickInput())?.includes('step_metrics.csv'),
      'the question where to',
    );
    await press('Enter');
    const text = await waitFor(() => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.path.endsWith('/step_metrics.csv') === true && shown.getText();
    }, 'the saved file');
    assert.match(text, /^step,train_loss/);
  });

  test('hostile text of events, checkpoints and files stays text', async () => {
    const hostile = '<img src=x onerror="document.body.textContent=1"><script>throw 1</script>';
    service.faultOfEvents = {
      kind: 'answer',
      status: 200,
      body: JSON.stringify({
        object: 'list',
        data: [
          {
            id: 'e1',
            created_at: 1_764_000_000,
            level: hostile,
            message: hostile,
            type: 'metrics',
            data: { step: 1, [`${hostile} loss`]: 0.5 },
          },
        ],
        has_more: false,
      }),
    };
    const document = await openJob('hostile-events.ftjob.json', validJob);
    await submit();
    // Its "onerror" makes it a figure of errors.
    const text = await panelWith(document, 'Grading errors');
    assert.ok(text.split(hostile).length > 3, text);
    assert.doesNotMatch((await panelOutline(panelOf(document))) ?? '', /- img/);
  });

  test('an answer of megabytes does not stop the panel', async () => {
    const data = Array.from({ length: 30_000 }, (_, index) => ({
      id: `e${index}`,
      created_at: 1_764_000_000,
      level: 'info',
      message: `${index} ${'x'.repeat(60)}`,
    }));
    service.faultOfEvents = {
      kind: 'answer',
      status: 200,
      body: JSON.stringify({ object: 'list', data, has_more: true }),
    };
    const document = await openJob('long.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'The newest 200 events');
    service.clock.advance(60_000);
    await panelWith(document, 'succeeded');
    assert.ok(((await panelText(panelOf(document))) ?? '').length < 100_000);
  });
});
