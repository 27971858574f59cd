/** What can stand as a training or validation file: ids that are known here, and local data files to be uploaded. */
import * as vscode from 'vscode';
import { filePlaceAt } from './filePlace.ts';
import type { KnownFile } from './knownFiles.ts';

/** `known` asks no service: typing must not wait for one. */
export function fileCompletions(
  known: () => Promise<readonly KnownFile[]>,
): vscode.CompletionItemProvider {
  return {
    provideCompletionItems: async (document, position) => {
      const place = filePlaceAt(document.lineAt(position).text, position.character);
      if (!place) return [];
      const range = new vscode.Range(position.line, place.start, position.line, place.end);
      const [ids, paths] = await Promise.all([known(), dataFilesBeside(document.uri)]);
      const items = [...ids.map(idItem), ...paths.map(pathItem)];
      return items.map((item, index) => {
        const text = JSON.stringify(item.label.label);
        item.insertText = place.isQuoted ? text.slice(1, -1) : text;
        item.range = range;
        item.sortText = String(index).padStart(4, '0');
        return item;
      });
    },
  };
}

type FileItem = vscode.CompletionItem & { readonly label: vscode.CompletionItemLabel };

/** Found by the name of the file, too. */
function idItem({ id, fileName, description }: KnownFile): FileItem {
  const label = { label: id, ...(fileName !== undefined && { description: fileName }) };
  return Object.assign(new vscode.CompletionItem(label, vscode.CompletionItemKind.Value), {
    label,
    filterText: `${id} ${fileName ?? ''}`,
    documentation: description,
  });
}

function pathItem(path: string): FileItem {
  const label = { label: path, description: vscode.l10n.t('not uploaded') };
  return Object.assign(new vscode.CompletionItem(label, vscode.CompletionItemKind.File), {
    label,
    documentation: vscode.l10n.t(
      'A file of this machine. A job names uploaded files: the light bulb uploads it and writes its id here.',
    ),
  });
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
