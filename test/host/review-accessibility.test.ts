// axe looks at the submission sheet in each kind of theme.
import * as vscode from 'vscode';
import { clickInPanel } from './page.ts';
import {
  openJob,
  panelWith,
  sheet,
  sheetWith,
  submit,
  tidyUp,
  useHeldService,
  validJob,
  type HeldService,
} from './service.ts';
import { lookInAllThemes, resetTheme } from './themes.ts';

suite('Submission sheet, accessibility', () => {
  let service: HeldService;

  setup(async () => {
    service = await useHeldService();
  });

  teardown(async () => {
    await resetTheme();
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
    await lookInAllThemes(sheet);
    await clickInPanel(sheet, 'button', 'Cancel');
    await done;
  });
});

async function replace(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
