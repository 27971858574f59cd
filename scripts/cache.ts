// The git-ignored folder .cache/, where the tools keep what they install, and the rule that nothing half-installed stays in it.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const cache = path.join(root, '.cache');

/**
 * Fills `.cache/<name>` once: `fill` writes into a temporary folder beside it, which takes the name only when `fill`
 * has ended well. Returns the folder's path.
 */
export async function installOnce(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(cache, name);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(`${folder}.partial-`);
  try {
    await fill(partial);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another run may have been faster; then its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A new empty folder `.cache/runs/<name>-XXXXXX` for the data of one run. The caller removes it. */
export async function newRunFolder(name: string): Promise<string> {
  const runs = path.join(cache, 'runs');
  await mkdir(runs, { recursive: true });
  return mkdtemp(path.join(runs, `${name}-`));
}
