/** The few operations on files that the history needs, on Node's file system. Names are relative, with `/`. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Files {
  /** The text, `undefined` when there is no such file. */
  readonly read: (name: string) => Promise<string | undefined>;
  /** Puts a file there as a whole or not at all, with its folders; it is on the disk when this resolves. */
  readonly write: (name: string, text: string) => Promise<void>;
  /** Puts an empty file there unless there is one, in a folder that is there; whether it did. */
  readonly create: (name: string) => Promise<boolean>;
  /** When a file was written, or a name in a folder came, went or was replaced, in ms since 1970; 0 for what is missing. */
  readonly changedAt: (name: string) => Promise<number>;
  /** The names in a folder, none when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Moves a file or a folder in one step; what is not there (any more) is left so. */
  readonly move: (from: string, to: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/** Files that are being written lie here, and what a crash leaves of them. */
export const unfinished = 'unfinished';

export function nodeFiles(root: string): Files {
  const place = (name: string) => path.join(root, name);
  return {
    read: (name) => unlessMissing(readFile(place(name), 'utf8'), undefined),
    write: async (name, text) => {
      const folder = path.dirname(place(name));
      await mkdir(folder, { recursive: true });
      await mkdir(place(unfinished), { recursive: true });
      const temporary = path.join(place(unfinished), randomUUID());
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await renameReplacing(temporary, place(name));
      await syncFolder(folder);
      await syncFolder(path.dirname(folder));
    },
    create: async (name) => {
      try {
        await (await open(place(name), 'wx')).close();
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      }
      await syncFolder(path.dirname(place(name)));
      return true;
    },
    changedAt: async (name) => (await unlessMissing(stat(place(name)), undefined))?.mtimeMs ?? 0,
    list: (folder) => unlessMissing(readdir(place(folder)), []),
    move: async (from, to) => {
      await mkdir(path.dirname(place(to)), { recursive: true });
      await unlessMissing(renameReplacing(place(from), place(to)), undefined);
    },
    remove: (name) => rm(place(name), { recursive: true, force: true }),
  };
}

/** Windows refuses to replace a file while another process, a virus scanner perhaps, has it open. */
async function renameReplacing(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (attempt === 10 || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error;
      await setTimeout(attempt * 20);
    }
  }
}

/**
 * Makes a rename in it survive a loss of power, where the system can: Windows cannot open a folder, and some network
 * mounts cannot sync one. The file itself is synced in any case.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

async function unlessMissing<Value, Other>(
  value: Promise<Value>,
  otherwise: Other,
): Promise<Value | Other> {
  try {
    return await value;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return otherwise;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
