import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { root } from './cache.ts';
import { bundledPackages, noticeOf } from './notice.ts';

test('names the packages that are in a bundle, with their licence, and no others', async () => {
  const { metafile } = await build({
    stdin: {
      contents: "import { distance } from 'fastest-levenshtein'; console.log(distance('a', 'b'));",
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
  });
  const packages = bundledPackages([metafile]);
  assert.deepEqual(packages, ['node_modules/fastest-levenshtein']);
  assert.match(
    await noticeOf(packages),
    /fastest-levenshtein \d+\.\d+\.\d+ \(MIT\)\n\nMIT License/,
  );
});
