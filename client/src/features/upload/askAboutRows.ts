/** Asks before a file is uploaded that is plainly not training data. */
import * as vscode from 'vscode';
import { UserCancelled } from '../../infrastructure/errors.ts';
import { firstMisfit, type Misfit } from './rows.ts';

/** Throws `UserCancelled` where the file shall not be uploaded as it is. */
export async function askAboutRows(path: string, fileName: string, content: Blob): Promise<void> {
  const misfit = await firstMisfit(content);
  if (!misfit) return;
  const open = vscode.l10n.t('Open Line {0}', misfit.line);
  const upload = vscode.l10n.t('Upload Anyway');
  const detail = vscode.l10n.t(
    'Training data has one JSON object in each line. With this file a job is likely to fail.',
  );
  const chosen = await vscode.window.showWarningMessage(
    whatIsWrong(misfit, fileName),
    { modal: true, detail },
    open,
    upload,
  );
  if (chosen === upload) return;
  // VS Code's own command opens files of any size.
  if (chosen === open)
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path), {
      selection: new vscode.Range(misfit.line - 1, 0, misfit.line - 1, 0),
    });
  throw new UserCancelled();
}

function whatIsWrong({ line, kind }: Misfit, fileName: string): string {
  return kind === 'notJson'
    ? vscode.l10n.t('Line {0} of {1} is not JSON.', line, fileName)
    : vscode.l10n.t('Line {0} of {1} is not a JSON object.', line, fileName);
}
