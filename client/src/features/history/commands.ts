/** The commands on the whole history: *Export History* and *Delete History*. */
import * as vscode from 'vscode';
import type { Command } from '../../infrastructure/commands.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { isPending, type Store } from './store.ts';

export function historyCommands({
  list,
  remove,
  unreadable,
  removeUnreadable,
}: Pick<Store, 'list' | 'remove' | 'unreadable' | 'removeUnreadable'>): Readonly<
  Record<'ftjob.exportHistory' | 'ftjob.deleteHistory', Command>
> {
  return {
    'ftjob.exportHistory': async () => {
      const target = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Export the history of submissions'),
        defaultUri: defaultPlace(),
        filters: { JSON: ['json'] },
      });
      if (!target) return;
      const exportedAt = new Date().toISOString();
      const text = JSON.stringify(
        { version: 1, exportedAt, submissions: await list() },
        undefined,
        2,
      );
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(`${text}\n`));
    },
    'ftjob.deleteHistory': async () => {
      const submissions = await list();
      const pending = submissions.filter(({ state }) => isPending(state));
      const deleted = submissions.filter(({ state }) => !isPending(state));
      const broken = await unreadable();
      if (deleted.length === 0 && broken.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('There is nothing in the history that can be deleted.'),
        );
        return;
      }
      const details = [
        vscode.l10n.t(
          'Requests, answers, events and notes are deleted on this machine. The jobs stay at the service.',
        ),
        broken.length > 0 &&
          vscode.l10n.t('Deleted are also {0} files that could not be read.', broken.length),
        pending.length > 0 &&
          vscode.l10n.t(
            '{0} stay, because it is not known yet what became of them.',
            pending.length,
          ),
      ];
      await confirm(
        vscode.l10n.t('Delete {0} submissions from the history?', deleted.length),
        details.filter((detail) => detail !== false).join(' '),
        vscode.l10n.t('Delete History'),
      );
      for (const { id } of deleted) await remove(id);
      await removeUnreadable();
    },
  };
}

function defaultPlace(): vscode.Uri {
  const name = 'fine-tuning-history.json';
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder ? vscode.Uri.joinPath(folder.uri, name) : vscode.Uri.file(name);
}
