/** The view *Fine-Tuning Jobs* as VS Code knows it from the start; what stands in it is loaded when it is first seen. */
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';

/** The content of the view. `Entry` is a row of it, which VS Code gives back. */
export interface Tree<Entry> {
  /** Called once, before anything else. */
  readonly attach: (view: vscode.TreeView<Entry>, changed: () => void) => void;
  readonly children: (entry: Entry | undefined) => Promise<Entry[]>;
  readonly item: (entry: Entry) => vscode.TreeItem;
}

export const viewId = 'ftjob.jobs';

export function registerJobsView<Entry>(load: () => Promise<Tree<Entry>>): Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<undefined>());
  let loaded: Promise<Tree<Entry>> | undefined;
  const open = async (): Promise<Tree<Entry>> => {
    const tree = await load();
    tree.attach(view, () => changed.fire(undefined));
    return tree;
  };
  const tree = (): Promise<Tree<Entry>> => (loaded ??= open());
  const view = disposables.add(
    vscode.window.createTreeView<Entry>(viewId, {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: async (entry) => (await tree()).children(entry),
        getTreeItem: async (entry) => (await tree()).item(entry),
      },
      canSelectMany: true,
    }),
  );
  disposables.add(
    vscode.commands.registerCommand('ftjob.showJobs', () =>
      vscode.commands.executeCommand(`${viewId}.focus`),
    ),
  );
  // The view stands in the Explorer of those who work with job files, and of nobody else.
  void vscode.commands.executeCommand('setContext', 'ftjob.isActive', true);
  return disposables;
}
