/** The few operations on files that the history needs, on Node's file system. Names are relative, with `/`. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export interface Files {
  /** The text, `undefined` when there is no such file. */
  readonly read: (name: string) => Promise<string | undefined>;
  /** Puts a file there as a whole or not at all, with its folders; it is on the disk when this resolves. */
  readonly write: (name: string, text: string) => Promise<void>;
  /** The names in a folder, none when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Moves a file or a folder in one step; what is not there (any more) is left so. */
  readonly move: (from: string, to: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/** The ending of files that are being written; whatever else ends so is what a crash left behind. */
export const unfinished = '.unfinished';

export function nodeFiles(root: string): Files {
  const place = (name: string) => path.join(root, name);
  return {
    read: (name) => unlessMissing(readFile(place(name), 'utf8'), undefined),
    write: async (name, text) => {
      await mkdir(path.dirname(place(name)), { recursive: true });
      const temporary = `${place(name)}.${randomUUID()}${unfinished}`;
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, place(name));
    },
    list: (folder) => unlessMissing(readdir(place(folder)), []),
    move: async (from, to) => {
      await mkdir(path.dirname(place(to)), { recursive: true });
      await unlessMissing(rename(place(from), place(to)), undefined);
    },
    remove: (name) => rm(place(name), { recursive: true, force: true }),
  };
}

async function unlessMissing<Value, Other>(
  value: Promise<Value>,
  otherwise: Other,
): Promise<Value | Other> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
