// axe looks at the submission sheet in each kind of theme.
import * as vscode from 'vscode';
import { accessibilityFaults, clickInPanel } from './page.ts';
import {
  openJob,
  panelWith,
  setUserSetting,
  sheet,
  sheetWith,
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

suite('Submission sheet, accessibility', () => {
  let service: HeldService;
  const workbench = () => vscode.workspace.getConfiguration('workbench');

  setup(async () => {
    service = await startHeldService();
    await setUserSetting('sandbox.address', service.address);
  });

  teardown(async () => {
    await workbench().update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    await service.close();
    await tidyUp();
  });

  test('axe finds nothing in light, dark and high contrast', async () => {
    const { method: _method, ...job } = validJob;
    const document = await openJob('themes.ftjob.json', job);
    await submit();
    await panelWith(document, 'validating_files');
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await replace(
      document,
      JSON.stringify({ ...job, suffix: 'late-parcels', sed: 1 }, undefined, 2),
    );
    const done = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await sheetWith('Changed since job');
    for (const [theme, kind] of themes) {
      await workbench().update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await waitFor(() => vscode.window.activeColorTheme.kind === kind, theme);
      // The page is given its colours a moment later.
      await waitFor(async () => {
        const faults = await accessibilityFaults(sheet);
        if (faults.length > 0) throw new Error(`${theme}:\n${faults.join('\n')}`);
        return true;
      }, 'a page without faults');
    }
    await clickInPanel(sheet, 'button', 'Cancel');
    await done;
  });
});

async function replace(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
