/** Workspace trust: nothing is sent to a service, or read from one, in a folder that the user does not trust. */
import * as vscode from 'vscode';
import { Problem } from './errors.ts';

/** Fails with what to do in a folder that is not trusted. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Problem(
    vscode.l10n.t(
      'Nothing is sent to a service or read from one in a folder that you do not trust. Trust it, then try again.',
    ),
    [
      {
        title: vscode.l10n.t('Manage Workspace Trust'),
        run: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    ],
  );
}
