/** The commands on the whole history: *Export History* and *Delete History*. */
import * as vscode from 'vscode';
import { isTerminal } from '../../api/job.ts';
import type { Command } from '../../infrastructure/commands.ts';
import { exportJson } from '../../infrastructure/exportFile.ts';
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
      if (deleted.length === 0 && broken.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('There is nothing in the history that can be deleted.'),
        );
        return;
      }
      const running = deleted.filter(({ state, job }) => {
        return state.kind === 'created' && !(job && isTerminal(job.status));
      });
      const unknown = deleted.filter(({ state }) => state.kind === 'unknown');
      const details = [
        vscode.l10n.t(
          'Requests, answers, events and notes of all folders are deleted on this machine. The jobs stay at the service.',
        ),
        running.length > 0 &&
          vscode.l10n.t(
            '{0} of them were running when they were last read: they go on there.',
            running.length,
          ),
        unknown.length > 0 &&
          vscode.l10n.t(
            'Of {0} it is not known whether a job came of them. Without the record ftjob cannot look for it, nor warn before the file is sent again.',
            unknown.length,
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
