/** The quick pick of the filter. */
import * as vscode from 'vscode';
import { UserCancelled } from '../../infrastructure/errors.ts';
import { nameOf, standings, type Standing } from './standing.ts';

/** All or none chosen is no filter. */
export async function pickStandings(chosen: ReadonlySet<Standing>): Promise<ReadonlySet<Standing>> {
  const items = standings.map((standing) => ({
    label: nameOf(standing),
    standing,
    picked: chosen.size === 0 || chosen.has(standing),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Filter by Status'),
    placeHolder: vscode.l10n.t('Which jobs shall the view show?'),
    canPickMany: true,
  });
  if (!picked) throw new UserCancelled();
  const all = picked.length === standings.length;
  return new Set(all ? [] : picked.map(({ standing }) => standing));
}
