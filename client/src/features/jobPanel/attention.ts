/** Who looks at a panel, and when that changes. */
import * as vscode from 'vscode';
import type { Disposable } from '../../infrastructure/disposables.ts';
import type { Attention } from './schedule.ts';

export function attentionTo(panel: vscode.WebviewPanel): Attention {
  const { focused, active } = vscode.window.state;
  if (!panel.visible) return active ? 'hidden' : 'away';
  return focused ? 'looking' : 'near';
}

/** Calls when somebody looks, looks away, or has trusted the folder. */
export function onAttention(panel: vscode.WebviewPanel, attend: () => void): Disposable {
  return vscode.Disposable.from(
    panel.onDidChangeViewState(attend),
    vscode.window.onDidChangeWindowState(attend),
    vscode.workspace.onDidGrantWorkspaceTrust(attend),
  );
}
