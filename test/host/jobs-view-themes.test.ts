// The view Fine-Tuning Jobs with a row of each kind, photographed in each kind of theme.
import * as vscode from 'vscode';
import {
  agree,
  openJob,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { clickRow, panelText, screenshot } from './page.ts';
import { foldFiles, row } from './jobsView.ts';
import { inAllThemes, resetTheme } from './themes.ts';
import { waitFor } from './wait.ts';

const longName = `${'an-experiment-with-a-name-that-tells-everything-about-it-'.repeat(3)}v12.ftjob.json`;

suite('Jobs view, themes', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

  setup(async () => {
    await vscode.commands.executeCommand('ftjob.showJobs');
    await foldFiles();
  });

  teardown(async () => {
    await resetTheme();
    await foldFiles();
  });

  test('has a row of each standing, and is photographed', async function () {
    this.timeout(120_000);
    await send('is-succeeded.ftjob.json', 'validating_files');
    await send('is-cancelled.ftjob.json', 'validating_files');
    await change('is-cancelled.ftjob.json', 'ftjob.cancelJob', 'Cancel Job');
    service.clock.advance(3_600_000);
    service.faultOfCreate = { kind: 'answer', status: 400, body: '{"error":{"message":"no"}}' };
    await send('is-refused.ftjob.json', 'refused');
    service.faultOfCreate = { kind: 'dropBeforeReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    await send('is-unknown.ftjob.json', 'outcome unknown');
    service.faultOfCreate = undefined;
    service.faultOfList = undefined;
    await send('is-paused.ftjob.json', 'validating_files');
    await send(longName, 'validating_files');
    service.clock.advance(20_000);
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    await row('is-paused.ftjob.json, running');
    await change('is-paused.ftjob.json', 'ftjob.pauseJob', 'Pause');
    await send('is-waiting.ftjob.json', 'validating_files');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    for (const beginning of [
      'is-waiting.ftjob.json, validating_files',
      'an-experiment-with-a-name',
      'is-paused.ftjob.json, paused',
      'is-unknown.ftjob.json, outcome unknown',
      'is-refused.ftjob.json, refused',
      'is-cancelled.ftjob.json, cancelled',
      'is-succeeded.ftjob.json, succeeded',
    ])
      await row(beginning);
    await clickRow('is-unknown.ftjob.json, ');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await inAllThemes((theme) => screenshot(`jobs view ${theme}`));
  });

  /** Submits a job file, and waits for its row with this status. */
  async function send(name: string, status: string): Promise<void> {
    const document = await openJob(name, { ...validJob, suffix: name.slice(0, 18) });
    await submit(document.uri);
    await row(`${name}, ${status}`.slice(0, 60));
  }

  async function change(name: string, command: string, question: string): Promise<void> {
    await clickRow(`${name}, `);
    // From then on it is the one that is selected.
    await waitFor(() => panelText(`Job of ${name}`), 'the panel of the row');
    const done = vscode.commands.executeCommand(command);
    await agree(question);
    await done;
  }
});
