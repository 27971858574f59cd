import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { build } from 'esbuild';
import { withSharedModules } from './sharedModules.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'ftjob-'));
after(() => rm(folder, { recursive: true }));

const sources = {
  'bundle.ts': `import { count } from './counter.ts';
    export { double } from './double.ts';
    (globalThis as any).countInBundle = count;`,
  'chunk.ts': `import * as counter from './counter.ts';
    import { count as again } from './counter.ts';
    import { half } from './half.ts';
    import text from './text.cjs';
    export const counts = () => [counter.count(), again(), half(4), text.length];`,
  'counter.ts': `import text from './text.cjs';
    let value = text.length;
    export const count = () => ++value;
    export const unused = 'never asked for';`,
  'double.ts': 'export const double = (value: number) => value * 2;',
  'half.ts': 'export const half = (value: number) => value / 2;',
  'text.cjs': "module.exports = 'abc';",
};

test('a chunk takes from the bundle what it has, and what is remembered there is there once', async () => {
  for (const [name, text] of Object.entries(sources))
    await writeFile(path.join(folder, name), text);
  const target = (name: string) => ({
    absWorkingDir: folder,
    bundle: true,
    platform: 'node' as const,
    format: 'cjs' as const,
    plugins: [],
    entryPoints: [`${name}.ts`],
    outfile: `dist/${name}.js`,
  });
  const targets = await withSharedModules([target('bundle'), target('chunk')]);
  const [filesInBundle, filesInChunk] = await Promise.all(
    targets.map(async (options) => {
      const { metafile } = await build({ ...options, metafile: true });
      return Object.keys(metafile.inputs).filter((file) => file in sources);
    }),
  );
  assert.deepEqual(filesInBundle, ['text.cjs', 'counter.ts', 'double.ts', 'bundle.ts']);
  assert.deepEqual(filesInChunk, ['half.ts', 'chunk.ts']);

  const require = createRequire(path.join(folder, 'dist/bundle.js'));
  require('./bundle.js');
  const { countInBundle } = globalThis as unknown as { countInBundle: () => number };
  assert.equal(countInBundle(), 4);
  const { counts } = require('./chunk.js') as { counts: () => readonly number[] };
  assert.deepEqual(counts(), [5, 6, 2, 3]);
  assert.equal(countInBundle(), 7);
});
