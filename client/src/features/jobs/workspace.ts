/** Which submissions belong to the folders that are open. */
import * as vscode from 'vscode';

/** Whether a document, by its URI, lies in a folder of the workspace; without a folder every one does. */
export function isInWorkspace(document: string): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return true;
  const uri = vscode.Uri.parse(document);
  if (vscode.workspace.getWorkspaceFolder(uri)) return true;
  // A file that was sent before it was saved: its path says where it was to lie, if it has one.
  if (uri.scheme !== 'untitled') return false;
  return (
    !uri.path.includes('/') ||
    folders.some(({ uri: folder }) => uri.path.startsWith(`${folder.path}/`))
  );
}
