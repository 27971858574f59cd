/** VS Code's own diff editor for what was sent last and what would be sent now: read-only, nothing on disk. */
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';

const scheme = 'ftjob-review';

export interface DiffEditors extends Disposable {
  readonly open: (fileName: string, old: string, young: string) => Promise<void>;
}

export function diffEditors(): DiffEditors {
  const disposables = new Disposables();
  const texts = new Map<string, string>();
  let count = 0;
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ query }) => texts.get(query),
    }),
  );
  disposables.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) texts.delete(uri.query);
    }),
  );
  const address = (folder: string, fileName: string, text: string) => {
    const query = String(++count);
    texts.set(query, text);
    // Not the job's own ending: these are texts to compare, not jobs to check.
    const name = fileName.replace(/\.ftjob\.json$/, '.json');
    return vscode.Uri.from({ scheme, path: `/${folder}/${name}`, query });
  };
  return {
    open: async (fileName, old, young) => {
      await vscode.commands.executeCommand(
        'vscode.diff',
        address('sent', fileName, old),
        address('now', fileName, young),
        vscode.l10n.t('{0}: last submission ↔ now', fileName),
      );
    },
    dispose: () => disposables.dispose(),
  };
}
