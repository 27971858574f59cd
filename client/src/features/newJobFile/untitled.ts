/** Job files that are not saved yet. */
import * as vscode from 'vscode';
import { freeName } from './freeName.ts';

/** An unsaved document that will be saved into the first folder of the workspace, under a name that is free. */
export async function openUntitled(
  language: string,
  stem: string,
  content = '',
): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) return vscode.workspace.openTextDocument({ language, content });
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri.path.split('/').at(-1) ?? '');
  const name = freeName(stem, [...names, ...open]);
  const { path } = vscode.Uri.joinPath(folder, name);
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path }),
  );
  if (content === '') return document;
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [
    vscode.TextEdit.insert(new vscode.Position(0, 0), content),
    // Else the line ends would be those of the system.
    vscode.TextEdit.setEndOfLine(
      content.includes('\r\n') ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF,
    ),
  ]);
  await vscode.workspace.applyEdit(edit);
  return document;
}
