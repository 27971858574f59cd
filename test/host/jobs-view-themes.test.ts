// The view Fine-Tuning Jobs with a row of each kind, photographed in each kind of theme.
import * as vscode from 'vscode';
import {
  agree,
  openJob,
  ownName,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { clickRow, panelText, screenshot } from './page.ts';
import { foldFiles, row } from './jobsView.ts';
import { inAllThemes, resetTheme } from './themes.ts';
import { waitFor } from './wait.ts';

const longName = 'an-experiment-with-a-name-that-tells-everything-about-it-'.repeat(3);

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
    const succeeded = ownName('is-succeeded');
    const cancelled = ownName('is-cancelled');
    const refused = ownName('is-refused');
    const unknown = ownName('is-unknown');
    const paused = ownName('is-paused');
    const long = ownName(longName);
    const waiting = ownName('is-waiting');
    await send(succeeded, 'validating_files');
    await send(cancelled, 'validating_files');
    await change(cancelled, 'ftjob.cancelJob', 'Cancel Job');
    service.clock.advance(3_600_000);
    service.faultOfCreate = { kind: 'answer', status: 400, body: '{"error":{"message":"no"}}' };
    await send(refused, 'refused');
    service.faultOfCreate = { kind: 'dropBeforeReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    await send(unknown, 'outcome unknown');
    service.faultOfCreate = undefined;
    service.faultOfList = undefined;
    await send(paused, 'validating_files');
    await send(long, 'validating_files');
    service.clock.advance(20_000);
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    await row(`${paused}, running`);
    await change(paused, 'ftjob.pauseJob', 'Pause');
    await send(waiting, 'validating_files');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    for (const beginning of [
      `${waiting}, validating_files`,
      long.slice(0, 60),
      `${paused}, paused`,
      `${unknown}, outcome unknown`,
      `${refused}, refused`,
      `${cancelled}, cancelled`,
      `${succeeded}, succeeded`,
    ])
      await row(beginning);
    await clickRow(`${unknown}, `);
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
