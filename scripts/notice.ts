// The NOTICE file: every package whose code is in what we ship, with its licence, read from what esbuild says it bundled.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './cache.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: unknown;
}

/** The folders of the packages of which at least one byte is in an output, sorted; relative to the root. */
export function bundledPackages(metafiles: readonly Metafile[]): readonly string[] {
  const folders = new Set<string>();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
  return [...folders].sort();
}

/** The text of NOTICE.txt for these package folders. Throws for a package that does not even name its licence. */
export async function noticeOf(folders: readonly string[]): Promise<string> {
  const parts = await Promise.all(folders.map(noticeOfPackage));
  const opening = 'ftjob holds code of the packages below. Their licences are theirs.';
  return `${[opening, ...new Set(parts)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

async function noticeOfPackage(folder: string): Promise<string> {
  const at = path.join(root, folder);
  const manifest = JSON.parse(await readFile(path.join(at, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license } = manifest;
  if (typeof license !== 'string')
    throw new Error(`${name} names no licence, so it cannot be shipped.`);
  const file = (await readdir(at)).find((one) => /^licen[cs]e(?:\.|$)/i.test(one));
  const text =
    file === undefined
      ? `The package brings no text of its licence. Its author: ${JSON.stringify(manifest.author)}`
      : await readFile(path.join(at, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}
