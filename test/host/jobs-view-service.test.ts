// What the view Fine-Tuning Jobs does to a job at its service, after a question; and the page of its provider.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  asked,
  choose,
  createJob,
  jobsViewForEachTest,
  menuOf,
  row,
  submitJob,
} from './jobsView.ts';
import { notificationWith } from './notification.ts';
import { click, dialogText, notifications, press } from './page.ts';
import { agree, openJob, setUserSetting, submit, validJob, type HeldService } from './service.ts';
import { waitFor } from './wait.ts';

suite('Jobs view, jobs at the service', () => {
  let service: HeldService;
  jobsViewForEachTest((started) => (service = started));

  test('cancels after a question, once, and shows it', async () => {
    await submitJob('cancelled.ftjob.json');
    await choose('cancelled.ftjob.json, ', 'Cancel Job…');
    const question = await agree('Cancel Job');
    assert.match(
      question,
      /Cancel the job cancelled\.ftjob\.json at Sandbox\?[^]*cannot be undone/,
    );
    await row('cancelled.ftjob.json, cancelled');
    assert.equal(asked(service, 'POST', /\/cancel$/).length, 1);
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
    assert.deepEqual(asked(service, 'POST', /\/cancel$/), []);
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
    assert.equal(asked(service, 'POST', /\/(pause|resume)$/).length, 2);
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

  test('opens no portal for a service that is no provider of ours', async () => {
    await submitJob('portal.ftjob.json');
    const items = await menuOf('portal.ftjob.json, ');
    assert.ok(!items.includes("Open in Provider's Portal"), items.join());
    const { id } = await createJob(service, validJob);
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
    assert.deepEqual(asked(service, 'POST', /\/cancel$/), []);
  });
});
