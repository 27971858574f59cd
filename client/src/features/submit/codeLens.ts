/** The code lens *Submit Job to …* at the top of a job file. */
import * as vscode from 'vscode';

export interface LensHost {
  readonly labelFor: (document: vscode.Uri) => string | undefined;
  readonly onDidChange: vscode.Event<unknown>;
}

/** Offers the command where it can succeed: not in a folder that is not trusted. */
export function submitLens({ labelFor, onDidChange }: LensHost): vscode.CodeLensProvider {
  return {
    onDidChangeCodeLenses: (listener: () => void) => {
      const listeners = [
        onDidChange(listener),
        vscode.workspace.onDidGrantWorkspaceTrust(listener),
      ];
      return vscode.Disposable.from(...listeners);
    },
    provideCodeLenses: ({ uri }) => {
      if (!vscode.workspace.isTrusted) return [];
      const label = labelFor(uri);
      const title =
        label === undefined
          ? vscode.l10n.t('Submit Job')
          : vscode.l10n.t('Submit Job to {0}', withoutIcons(label));
      const command = {
        command: 'ftjob.submitJob',
        title: `$(cloud-upload) ${title}`,
        arguments: [uri],
      };
      return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
    },
  };
}

/** A label like `$(check) safe` would be drawn as an icon. */
function withoutIcons(label: string): string {
  return label.replaceAll('$(', '(');
}
