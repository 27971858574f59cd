// Pictures of the submission sheet, to be looked at.
import * as vscode from 'vscode';
import { clickInPanel, screenshot } from './page.ts';
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

suite('Submission sheet', () => {
  let service: HeldService;

  setup(async () => {
    service = await startHeldService();
    await setUserSetting('sandbox.address', service.address);
  });

  teardown(async () => {
    await service.close();
    await tidyUp();
  });

  test('looks right in light, dark and high contrast', async () => {
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
    const workbench = vscode.workspace.getConfiguration('workbench');
    for (const theme of [
      'Default Light Modern',
      'Default Dark Modern',
      'Default High Contrast',
      'Default High Contrast Light',
    ]) {
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await waitFor(
        async () =>
          (await vscode.workspace.getConfiguration('workbench').get('colorTheme')) === theme,
        'the theme',
      );
      // A picture of a window whose focus is in a webview never comes.
      await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
      await screenshot(`review ${theme}`);
    }
    await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    await clickInPanel(sheet, 'button', 'Cancel');
    await done;
  });
});

async function replace(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
