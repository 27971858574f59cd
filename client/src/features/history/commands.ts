/** The commands on the whole history: *Export History* and *Delete History*. */
import * as vscode from 'vscode';
import type { Command } from '../../infrastructure/commands.ts';
import { exportJson } from '../../infrastructure/exportFile.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { deletionQuestion } from './deletion.ts';
import { isPending, type Store } from './store.ts';

export function historyCommands({
  list,
  remove,
  unreadable,
  removeUnreadable,
  uploads,
}: Pick<Store, 'list' | 'remove' | 'unreadable' | 'removeUnreadable'> & {
  readonly uploads: {
    readonly list: () => readonly unknown[];
    readonly forget: () => Thenable<void>;
  };
}): Readonly<Record<'ftjob.exportHistory' | 'ftjob.deleteHistory', Command>> {
  return {
    'ftjob.exportHistory': () =>
      exportJson(vscode.l10n.t('Export the history of submissions'), defaultPlace(), async () => {
        const exportedAt = new Date().toISOString();
        const whole = { version: 1, exportedAt, submissions: await list() };
        return `${JSON.stringify(whole, undefined, 2)}\n`;
      }),
    'ftjob.deleteHistory': async () => {
      const submissions = await list();
      const pending = submissions.filter(({ state }) => isPending(state));
      const deleted = submissions.filter(({ state }) => !isPending(state));
      const broken = await unreadable();
      const uploaded = uploads.list();
      if (deleted.length === 0 && broken.length === 0 && uploaded.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('There is nothing in the history that can be deleted.'),
        );
        return;
      }
      const question = deletionQuestion({
        deleted,
        broken: broken.length,
        uploads: uploaded.length,
        kept: pending.length,
      });
      await confirm(...question, vscode.l10n.t('Delete History'));
      for (const { id } of deleted) await remove(id);
      await removeUnreadable();
      await uploads.forget();
    },
  };
}

function defaultPlace(): vscode.Uri {
  const name = 'fine-tuning-history.json';
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder ? vscode.Uri.joinPath(folder.uri, name) : vscode.Uri.file(name);
}
