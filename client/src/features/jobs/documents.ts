/** Texts that are shown and cannot be edited: what was sent, what was answered, what two jobs are compared by. */
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';

export interface ReadOnlyDocuments extends Disposable {
  /** The address of a document with this text; `name` is what its tab shows, and its end chooses the language. */
  readonly add: (name: string, text: string) => vscode.Uri;
}

const scheme = 'ftjob-record';

export function readOnlyDocuments(): ReadOnlyDocuments {
  const disposables = new Disposables();
  const texts = new Map<string, string>();
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
  );
  disposables.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
  return {
    add: (name, text) => {
      // Another address for each: two jobs of one file have one name.
      const path = `/${crypto.randomUUID()}/${name.replaceAll('/', ' ')}`;
      const uri = vscode.Uri.from({ scheme, path });
      texts.set(uri.toString(), text);
      return uri;
    },
    dispose: () => disposables.dispose(),
  };
}
