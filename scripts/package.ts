// `npm run package`: builds and writes ftjob-VERSION.vsix at the root.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { holdToBudget, measureSize } from './budget.ts';
import { buildAll } from './build.ts';
import { root } from './cache.ts';
import { packagedFiles } from './installed-extension.ts';

await buildAll();
const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
};
const file = `${name}-${version}.vsix`;
// The tests run on the files that we list; the .vsix must hold the same.
const listed = await listFiles({ cwd: root, packageManager: PackageManager.None });
const expected = await packagedFiles();
if (listed.toSorted().join() !== expected.join())
  throw new Error(`vsce would pack\n${listed.join('\n')}\ninstead of\n${expected.join('\n')}`);
await createVSIX({
  cwd: root,
  packagePath: path.join(root, file),
  dependencies: false,
  // The manifest names no repository, so the README's links into it cannot be made absolute.
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
holdToBudget([await measureSize(file, 'ftjob.vsix')]);
