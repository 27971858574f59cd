// axe looks at the panel's page in each kind of theme, while the job runs and when it has ended.
import * as vscode from 'vscode';
import { screenshot } from './page.ts';
import {
  openJob,
  panelOf,
  panelWith,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { lookInAllThemes, resetTheme } from './themes.ts';

suite('Job panel, accessibility', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));
  teardown(resetTheme);

  test('axe finds nothing in a running job', async () => {
    const document = await openPanel();
    service.clock.advance(27_500);
    await panelWith(document, 'Step 18 of 36');
    await lookAt(panelOf(document), 'running');
  });

  test('axe finds nothing in a job that has ended', async () => {
    const document = await openPanel();
    service.clock.advance(60_000);
    await panelWith(document, 'step_metrics.csv');
    await vscode.commands.executeCommand('notifications.clearAll');
    await lookAt(panelOf(document), 'ended');
  });

  /** The panel of a new job, on the whole width. */
  async function openPanel(): Promise<vscode.TextDocument> {
    const job = { ...validJob, validation_file: 'file-cSmEHgaKwVJ7faC9qEwjky40' };
    const document = await openJob('axe.ftjob.json', job);
    await submit();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    return document;
  }

  const lookAt = (panel: string, state: string) =>
    lookInAllThemes(panel, (theme) => screenshot(`panel ${state} ${theme}`));
});
