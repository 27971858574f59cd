// Puts the built extension into a VS Code's extensions folder, file for file what the .vsix holds.
import { globSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from './cache.ts';

/** What .vscodeignore, which is an allow-list, lets into the package: patterns relative to the root. */
export async function shippedPatterns(): Promise<readonly string[]> {
  const lines = (await readFile(path.join(root, '.vscodeignore'), 'utf8')).split('\n');
  return lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).trim());
}

/**
 * The files of the package, relative to the root and sorted. (vsce can list them too, but walks all of .cache/ to do so.)
 * Before a build there are none from dist/.
 */
export async function packagedFiles(): Promise<string[]> {
  return globSync([...(await shippedPatterns())], { cwd: root }).sort();
}

/** Copies the packaged files to `<extensions>/ftjob.ftjob-<version>`, in place of what was there. */
export async function installExtension(extensions: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    readonly publisher: string;
    readonly name: string;
    readonly version: string;
  };
  const folder = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  await rm(path.join(extensions, folder), { recursive: true, force: true });
  for (const file of await packagedFiles())
    await cp(path.join(root, file), path.join(extensions, folder, file));
}
