/** What can stand as a training or validation file: ids that are known here, and local data files to be uploaded. */
import * as vscode from 'vscode';
import { dataFilesBelow, type FolderEntry } from './dataFiles.ts';
import { fileChoices, type FileChoice } from './fileChoices.ts';
import { filePlaceAt, isPlaceholder } from './filePlace.ts';
import type { KnownFile } from './knownFiles.ts';

/**
 * `known` asks no service: typing must not wait for one. In a folder that is not trusted nothing is uploaded or
 * submitted, so only its own files are offered there.
 */
export function fileCompletions(
  known: (document: vscode.Uri) => Promise<readonly KnownFile[]>,
): vscode.CompletionItemProvider {
  return {
    provideCompletionItems: async (document, position, token) => {
      const line = document.lineAt(position).text;
      const place = filePlaceAt(line, position.character);
      if (!place) return [];
      const range = new vscode.Range(position.line, place.start, position.line, place.end);
      const [files, paths] = await Promise.all([
        vscode.workspace.isTrusted ? known(document.uri) : [],
        dataFilesOf(document.uri, token),
      ]);
      // VS Code would compare it with what each choice is found by.
      const replaced = line.slice(place.start, position.character);
      const begin = isPlaceholder(replaced) ? `${replaced} ` : '';
      return fileChoices(files, paths).map(
        ({ kind, text, label, description, documentation, filterText }, index) => {
          const item = new vscode.CompletionItem({ label, description }, kindOf(kind));
          const json = JSON.stringify(text);
          item.insertText = place.isQuoted ? json.slice(1, -1) : json;
          item.range = range;
          item.filterText = begin + filterText;
          item.documentation = documentation;
          item.sortText = String(index).padStart(4, '0');
          return item;
        },
      );
    },
  };
}

function kindOf(kind: FileChoice['kind']): vscode.CompletionItemKind {
  return kind === 'known' ? vscode.CompletionItemKind.Value : vscode.CompletionItemKind.File;
}

/** The paths of the data files in a job's folder and below it. */
async function dataFilesOf(
  job: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<readonly string[]> {
  const file = placeOnDisk(job);
  if (!file) return [];
  const read = (folder: string) => entriesOf(vscode.Uri.joinPath(file, '..', folder));
  return dataFilesBelow(read, () => token.isCancellationRequested);
}

/** Of a job that is not saved yet: where it would be saved, if that is in the workspace. */
function placeOnDisk(job: vscode.Uri): vscode.Uri | undefined {
  if (job.scheme === 'file') return job;
  if (job.scheme !== 'untitled') return undefined;
  const file = vscode.Uri.file(job.path);
  return vscode.workspace.getWorkspaceFolder(file) && file;
}

/** Of a file behind a link VS Code gives both types; links to folders might lead round in a circle. */
function entryKind(type: vscode.FileType): FolderEntry['kind'] {
  if ((type & vscode.FileType.File) !== 0) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

/** None of a folder that cannot be read. */
async function entriesOf(folder: vscode.Uri): Promise<readonly FolderEntry[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ name, kind: entryKind(type) }));
  } catch {
    return [];
  }
}
