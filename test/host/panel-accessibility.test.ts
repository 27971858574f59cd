// axe looks at the panel's page in each kind of theme, while the job runs and when it has ended.
import * as vscode from 'vscode';
import { accessibilityFaults, screenshot } from './page.ts';
import {
  openJob,
  panelOf,
  panelWith,
  setUserSetting,
  startHeldService,
  submit,
  tidyUp,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

const themes = [
  ['Default Light Modern', vscode.ColorThemeKind.Light],
  ['Default Dark Modern', vscode.ColorThemeKind.Dark],
  ['Default High Contrast', vscode.ColorThemeKind.HighContrast],
  ['Default High Contrast Light', vscode.ColorThemeKind.HighContrastLight],
] as const;

suite('Job panel, accessibility', () => {
  let service: HeldService;
  const workbench = () => vscode.workspace.getConfiguration('workbench');

  setup(async () => {
    service = await startHeldService();
    await setUserSetting('sandbox.address', service.address);
  });

  teardown(async () => {
    await workbench().update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    await service.close();
    await vscode.commands.executeCommand('notifications.clearAll');
    await tidyUp();
  });

  test('axe finds nothing in a running job', async () => {
    const document = await openPanel();
    service.clock.advance(27_500);
    await panelWith(document, 'Step 18 of 36');
    await lookInAllThemes(panelOf(document), 'running');
  });

  test('axe finds nothing in a job that has ended', async () => {
    const document = await openPanel();
    service.clock.advance(60_000);
    await panelWith(document, 'step_metrics.csv');
    await vscode.commands.executeCommand('notifications.clearAll');
    await lookInAllThemes(panelOf(document), 'ended');
  });

  /** The panel of a new job, on the whole width. */
  async function openPanel(): Promise<vscode.TextDocument> {
    const job = { ...validJob, validation_file: 'file-cSmEHgaKwVJ7faC9qEwjky40' };
    const document = await openJob('axe.ftjob.json', job);
    await submit();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    return document;
  }

  async function lookInAllThemes(panel: string, state: string): Promise<void> {
    for (const [theme, kind] of themes) {
      await workbench().update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await waitFor(() => vscode.window.activeColorTheme.kind === kind, theme);
      await screenshot(`panel ${state} ${theme}`);
      // The page is given its colours a moment later.
      await waitFor(async () => {
        const faults = await accessibilityFaults(panel);
        if (faults.length > 0) throw new Error(`${theme}, ${state}:\n${faults.join('\n')}`);
        return true;
      }, 'a page without faults');
    }
  }
});
