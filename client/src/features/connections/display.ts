/** What is shown of the connection of a job file from the start: the status item, and its label for others. */
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { connectionFor } from './configuration.ts';
import { microsoftProvider } from './microsoftAccount.ts';
import { createStatusItem } from './statusItem.ts';

export interface ShownConnection extends Disposable {
  /** The label of the connection that is set for a document; `undefined` when there is none of that name. */
  readonly labelFor: (document: vscode.Uri) => string | undefined;
  /** A connection has changed, or another one is set. */
  readonly onDidChange: vscode.Event<void>;
}

export function showConnection(languageId: string, secrets: vscode.SecretStorage): ShownConnection {
  const disposables = new Disposables();
  const { update } = disposables.add(createStatusItem(languageId, secrets));
  const changed = disposables.add(new vscode.EventEmitter<void>());
  disposables.add(
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      // The item is seen beside job files only.
      if (editor?.document.languageId === languageId) void update();
    }),
  );
  disposables.add(secrets.onDidChange(() => void update()));
  disposables.add(
    vscode.authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === microsoftProvider) void update();
    }),
  );
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('ftjob')) return;
      void update();
      changed.fire();
    }),
  );
  return {
    labelFor: (document) => connectionFor(document)?.label,
    onDidChange: changed.event,
    dispose: () => disposables.dispose(),
  };
}
