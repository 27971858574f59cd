/**
 * The history: every submission with its request, answer, events and notes, in the extension's storage. Opened once
 * for a window; several windows may use the same storage at once.
 */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { isAlive } from './claims.ts';
import { nodeFiles } from './files.ts';
import { historyFolder } from './folders.ts';
import { openStore, type Store } from './store.ts';

export type {
  Intent,
  Submission,
  SubmissionConnection,
  SubmissionState,
} from '../../api/submission.ts';

export interface History extends Store, Disposable {
  readonly onDidChange: vscode.Event<void>;
}

export function openHistory(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): History {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  const folder = historyFolder(context.globalStorageUri);
  const reported = new Set<string>();
  const store = openStore({
    files: nodeFiles(folder.fsPath),
    window: { owner: randomUUID(), pid: process.pid, isAlive },
    now: Date.now,
    report: (name, why) => {
      // Each once: a list may be read often.
      if (reported.has(name)) return;
      reported.add(name);
      const file = vscode.Uri.joinPath(folder, name).fsPath;
      if (why === 'newer') log.warn(`A newer ftjob wrote this file of the history: ${file}`);
      else log.error(`This file of the history cannot be read and was set aside: ${file}`);
      if (reported.size === 1) void tellUnreadable(log);
    },
    changed: () => changed.fire(),
  });
  return { ...store, onDidChange: changed.event, dispose: () => disposables.dispose() };
}

async function tellUnreadable(log: vscode.LogOutputChannel): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'A part of the history of submissions cannot be read. The rest is still there; the log says which file it is.',
    ),
    showLog,
  );
  if (chosen === showLog) log.show();
}
