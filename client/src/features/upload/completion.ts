/** What can stand as a training or validation file: ids that are known here, and local data files to be uploaded. */
import * as vscode from 'vscode';
import { fileChoices, type FileChoice } from './fileChoices.ts';
import { filePlaceAt } from './filePlace.ts';
import type { KnownFile } from './knownFiles.ts';

/**
 * `known` asks no service: typing must not wait for one. In a folder that is not trusted nothing is uploaded or
 * submitted, so only its own files are offered there.
 */
export function fileCompletions(
  known: (document: vscode.Uri) => Promise<readonly KnownFile[]>,
): vscode.CompletionItemProvider {
  return {
    provideCompletionItems: async (document, position) => {
      const place = filePlaceAt(document.lineAt(position).text, position.character);
      if (!place) return [];
      const range = new vscode.Range(position.line, place.start, position.line, place.end);
      const [files, paths] = await Promise.all([
        vscode.workspace.isTrusted ? known(document.uri) : [],
        dataFilesBeside(document.uri),
      ]);
      return fileChoices(files, paths).map(
        ({ kind, text, label, description, documentation, filterText }, index) => {
          const item = new vscode.CompletionItem({ label, description }, kindOf(kind));
          const json = JSON.stringify(text);
          item.insertText = place.isQuoted ? json.slice(1, -1) : json;
          item.range = range;
          item.filterText = filterText;
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

const mostFolders = 20;
const mostFiles = 100;

/** The paths of the data files in a job's folder and in the folders beside it. */
async function dataFilesBeside(job: vscode.Uri): Promise<readonly string[]> {
  if (job.scheme !== 'file') return [];
  const here = vscode.Uri.joinPath(job, '..');
  const entries = await entriesOf(here);
  const folders = entries
    .filter(([name, type]) => type === vscode.FileType.Directory && !name.startsWith('.'))
    .slice(0, mostFolders);
  const inside = await Promise.all(
    folders.map(async ([folder]) =>
      dataFiles(await entriesOf(vscode.Uri.joinPath(here, folder))).map(
        (name) => `${folder}/${name}`,
      ),
    ),
  );
  return [...dataFiles(entries), ...inside.flat()].slice(0, mostFiles);
}

type Entry = readonly [string, vscode.FileType];

/** None of a folder that cannot be read. */
async function entriesOf(folder: vscode.Uri): Promise<readonly Entry[]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

function dataFiles(entries: readonly Entry[]): readonly string[] {
  const isData = ([name, type]: Entry) =>
    type !== vscode.FileType.Directory && /\.jsonl$/i.test(name);
  return entries.filter(isData).map(([name]) => name);
}
