/** The data files in a job's folder and below it, the nearest first. Knows no vscode: a folder is read by who asks. */

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** What a folder holds, by its path below the job's: empty for that one, else with a slash at its end. */
export type ReadFolder = (folder: string) => Promise<readonly FolderEntry[]>;

/** More would be a list that nobody reads; a folder of many thousands costs a second. */
const mostFiles = 500;
const mostFolders = 300;

/**
 * The paths of the files, with slashes; reads a level at a time, so that what is left out is what lies deepest. Links to
 * folders are not followed, so there is no way round in a circle.
 */
export async function dataFilesBelow(
  read: ReadFolder,
  isCancelled: () => boolean,
): Promise<readonly string[]> {
  const files: string[] = [];
  let level: readonly string[] = [''];
  let unread = mostFolders;
  while (level.length > 0 && files.length < mostFiles && !isCancelled()) {
    unread -= level.length;
    const below: string[] = [];
    const held = await Promise.all(level.map(read));
    for (const [index, folder] of level.entries())
      for (const { name, kind } of inOrder(held[index] ?? [])) {
        if (kind === 'file' && /\.jsonl$/i.test(name)) files.push(`${folder}${name}`);
        if (kind === 'folder' && !isOfTools(name)) below.push(`${folder}${name}/`);
      }
    level = below.slice(0, unread);
  }
  return files.slice(0, mostFiles);
}

function inOrder(entries: readonly FolderEntry[]): readonly FolderEntry[] {
  return [...entries].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Folders of tools, such as `.git`, hold much, and nothing that a person would name. */
function isOfTools(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}
