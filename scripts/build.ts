// Builds everything that runs into dist/: the client, the language server, the sandbox service and the pages.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build, context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { holdToAscii, holdToBudget, measureRequire, measureSize } from './budget.ts';
import { packagedFiles, shippedPatterns } from './installed-extension.ts';
import { bundledPackages, noticeOf } from './notice.ts';
import { withSharedModules } from './sharedModules.ts';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
  sourcemap: true,
  sourcesContent: false,
};

export const node: BuildOptions = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  // The UMD build of jsonc-parser breaks when bundled; its ES module does not.
  mainFields: ['module', 'main'],
};

/** What is loaded when it is first needed: by its file in dist/, the module that is imported by `import()`. */
const clientChunks = {
  'languageClient.js': 'node_modules/vscode-languageclient/lib/node/main.js',
  'service.js': 'client/src/service.ts',
};
const serverChunks = {
  'codeActions.js': 'server/src/codeActions.ts',
  'formatting.js': 'server/src/service/formatting.ts',
  'pythonService.js': 'server/src/service/pythonService.ts',
  'pythonStructure.js': 'server/src/languages/python/structure.ts',
  'pythonSyntax.js': 'server/src/languages/python/syntax.ts',
  'rename.js': 'server/src/service/rename.ts',
  'ruff.js': 'server/src/languages/python/ruffModule.ts',
  'submission.js': 'server/src/submissionAnswers.ts',
};

/** The schema is data: a file of its own that is read faster than the same as JavaScript. */
const schema = 'schemas/ftjob.schema.json';

/** Leaves out of a bundle what lies beside it: the schema, and all that is imported by `import()`. */
function beside(chunks: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'beside',
    setup: (esbuild) => {
      esbuild.onResolve({ filter: /./ }, async ({ path: name, kind, importer, resolveDir }) => {
        if (name.endsWith(schema)) return { path: `./${path.basename(schema)}`, external: true };
        if (kind !== 'dynamic-import' || isBuiltin(name)) return undefined;
        const from = { kind: 'import-statement', importer, resolveDir } as const;
        const { path: module } = await esbuild.resolve(name, from);
        const chunk = Object.entries(chunks).find(([, entry]) => module.endsWith(entry));
        return chunk
          ? { path: `./${chunk[0]}`, external: true }
          : {
              errors: [{ text: `${name} is imported by import(), and is not listed as a chunk.` }],
            };
      });
    },
  };
}

/** A bundle and its chunks, which know of one another. */
function withChunks(
  options: BuildOptions,
  entry: string,
  file: string,
  chunks: Readonly<Record<string, string>>,
): readonly BuildOptions[] {
  return Object.entries({ [file]: entry, ...chunks }).map(([name, module]) => ({
    ...options,
    plugins: [beside(chunks)],
    // Node's own import() would not give the chunks VS Code's `vscode`.
    supported: { 'dynamic-import': false },
    entryPoints: [module],
    outfile: `dist/${name}`,
  }));
}

/** The pages of webviews, each a script and a style sheet. */
const pages = ['jobPanel', 'reviewPage'];

const server: BuildOptions = {
  ...node,
  // Ruff's bytes lie beside the bundle, and nothing else asks where a module is.
  define: {
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
    'import.meta.url': '__filename',
  },
  logOverride: { 'empty-import-meta': 'silent' },
};

const allTargets = async (): Promise<readonly BuildOptions[]> => [
  ...withChunks({ ...node, external: ['vscode'] }, 'client/src/node.ts', 'client.js', clientChunks),
  ...(await withSharedModules(withChunks(server, 'server/src/node.ts', 'server.js', serverChunks))),
  { ...node, entryPoints: ['sandbox/src/main.ts'], outfile: 'dist/sandbox.js' },
  // The same service for the extension, which loads it when it is first used.
  { ...node, entryPoints: ['sandbox/src/service.ts'], outfile: 'dist/sandboxService.js' },
  ...pages.map((page) => ({
    ...common,
    platform: 'browser' as const,
    format: 'iife' as const,
    target: 'chrome130',
    entryPoints: [`client/webview/${page}.ts`],
    outfile: `dist/webview/${page}.js`,
  })),
];

/** What the extension needs beside the bundles. The package.json tells Node that the bundles are CommonJS. */
async function copyAssets(): Promise<void> {
  await mkdir(path.join(dist, 'webview'), { recursive: true });
  await writeFile(path.join(dist, 'package.json'), '{ "type": "commonjs" }\n');
  for (const page of pages)
    await cp(path.join(root, `client/webview/${page}.css`), path.join(dist, `webview/${page}.css`));
  const fields: unknown = JSON.parse(await readFile(path.join(root, schema), 'utf8'));
  await writeFile(path.join(dist, path.basename(schema)), JSON.stringify(fields));
  const ruff = path.join(root, 'node_modules/@astral-sh/ruff-wasm-web');
  for (const file of ['ruff_wasm_bg.wasm', 'LICENSE'])
    await cp(path.join(ruff, file), path.join(dist, 'ruff', file));
}

/** Makes all bundles and returns what esbuild says of those that .vscodeignore lets be shipped. */
export async function bundle(options: BuildOptions): Promise<readonly Metafile[]> {
  const built = await Promise.all(
    (await allTargets()).map((target) => build({ ...target, ...options, metafile: true })),
  );
  const shipped = await shippedPatterns();
  return built
    .map(({ metafile }) => metafile)
    .filter(({ outputs }) =>
      Object.keys(outputs).some((file) =>
        shipped.some((pattern) => path.matchesGlob(file, pattern)),
      ),
    );
}

/** Builds once, minified, prints the size of what is shipped and how long it takes to load, and holds it to its budget. */
export async function buildAll(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await copyAssets();
  const metafiles = await bundle({ minify: true });
  const shipped = (await packagedFiles()).filter((file) => file.startsWith('dist/'));
  await writeFile(path.join(dist, 'NOTICE.txt'), await noticeOf(bundledPackages(metafiles)));
  await Promise.all(shipped.filter((file) => file.endsWith('.js')).map(holdToAscii));
  const sizes = shipped.filter((file) => /\.(?:js|wasm|schema\.json)$/.test(file));
  holdToBudget([
    ...(await Promise.all(sizes.map((file) => measureSize(file)))),
    ...measureRequire(),
  ]);
}

async function watch(): Promise<void> {
  await copyAssets();
  const reportEnd = {
    name: 'report-end',
    setup: (esbuild: { onEnd: (callback: () => void) => void }) => {
      esbuild.onEnd(() => console.log('build finished'));
    },
  };
  const contexts = await Promise.all(
    (await allTargets()).map((target) => context({ ...target, plugins: [reportEnd] })),
  );
  // All bundles are there before the word that VS Code's task waits for.
  await Promise.all(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.watch()));
  console.log('watching');
}

if (import.meta.main) await (process.argv.includes('--watch') ? watch() : buildAll());
