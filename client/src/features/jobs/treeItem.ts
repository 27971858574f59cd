/** A row as VS Code's tree takes it: plain strings throughout, so that nothing in them is a link, an icon or markup. */
import * as vscode from 'vscode';
import type { Entry } from './entries.ts';
import type { Row } from './rows.ts';

const collapsible = {
  none: vscode.TreeItemCollapsibleState.None,
  shown: vscode.TreeItemCollapsibleState.Expanded,
  folded: vscode.TreeItemCollapsibleState.Collapsed,
} as const;

export function treeItem(row: Row, entry: Entry): vscode.TreeItem {
  const { id, label, description, spoken, tooltip, drawing, abilities, command } = row;
  const item = new vscode.TreeItem(
    { label, ...(row.isOutstanding && { highlights: [[0, label.length]] }) },
    collapsible[row.children],
  );
  item.id = id;
  item.description = description;
  item.tooltip = tooltip;
  item.contextValue = abilities.join(' ');
  // Else a screen reader is given the whole tooltip.
  item.accessibilityInformation = { label: spoken };
  if (drawing)
    item.iconPath = new vscode.ThemeIcon(
      drawing.icon,
      drawing.color === undefined ? undefined : new vscode.ThemeColor(drawing.color),
    );
  const given = entry.kind === 'submission' || entry.kind === 'job' ? [entry] : [];
  if (command) item.command = { command: command.id, title: command.title, arguments: given };
  return item;
}
