/** The job panel beside the editor. A created job keeps its panel; refusals of one file share one. */
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { JobPanel, type Outcome } from './jobPanel.ts';

export interface JobPanels extends Disposable {
  readonly show: (outcome: Outcome) => void;
}

export function openJobPanels(extension: vscode.Uri, log: vscode.LogOutputChannel): JobPanels {
  const disposables = new Disposables();
  const folder = vscode.Uri.joinPath(extension, 'dist', 'webview');
  /** The youngest panel of each document. */
  const panels = new Map<string, JobPanel>();
  return {
    show: (outcome) => {
      const id = outcome.document.toString();
      const last = panels.get(id);
      if (last?.isReplaceable) {
        last.replace(outcome);
        return;
      }
      const webviewPanel = disposables.add(
        vscode.window.createWebviewPanel(
          'ftjob.job',
          vscode.l10n.t('Job of {0}', outcome.fileName),
          { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
          { enableScripts: true, enableFindWidget: true, localResourceRoots: [folder] },
        ),
      );
      const panel = new JobPanel(webviewPanel, folder, log, outcome);
      panels.set(id, panel);
      webviewPanel.onDidDispose(() => {
        if (panels.get(id) === panel) panels.delete(id);
      });
    },
    dispose: () => disposables.dispose(),
  };
}
