/**
 * Lets the chunks of a bundle take from it what it has, in the place of copies: less to ship and to read, and what a module
 * remembers is there once.
 */
import path from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/** What is taken from the bundle: the names by the file that exports them; `*` for all of it. */
type Taken = ReadonlyMap<string, readonly string[]>;

/** The bundle and its chunks, in that order, so that the chunks take from the bundle what both need. */
export async function withSharedModules([bundle, ...chunks]: readonly BuildOptions[]): Promise<
  readonly BuildOptions[]
> {
  const inBundle = await filesIn(bundle!);
  const taken = merged(await Promise.all(chunks.map((chunk) => takenBy(chunk, inBundle))));
  const file = `./${path.basename(bundle!.outfile!)}`;
  return [
    exporting(bundle!, taken),
    ...chunks.map((chunk) => ({ ...chunk, plugins: [...chunk.plugins!, taking(taken, file)] })),
  ];
}

/** The files of which something is in a bundle, relative to the working directory. */
async function filesIn(target: BuildOptions): Promise<ReadonlySet<string>> {
  const { metafile } = await build({ ...target, metafile: true, write: false });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return new Set(inputs.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])));
}

/** What of these files a chunk imports, told by the statements that are left when they are outside of it. */
async function takenBy(chunk: BuildOptions, files: ReadonlySet<string>): Promise<Taken> {
  const outside = resolving((file) =>
    files.has(file) ? { path: file, external: true } : undefined,
  );
  const { outputFiles } = await build({
    ...chunk,
    format: 'esm',
    write: false,
    sourcemap: false,
    plugins: [...chunk.plugins!, outside],
  });
  const statement =
    /^import (?:(?<all>\* as \w+)|(?<own>\w+)?(?:, )?(?:\{(?<names>[^}]*)\})?) from "(?<file>[^"]+)";$/gm;
  const taken = new Map<string, readonly string[]>();
  for (const { groups } of outputFiles[0]!.text.matchAll(statement)) {
    const { all, own, names, file } = groups!;
    if (!files.has(file!)) continue;
    const named = (names?.split(',') ?? []).map((name) => name.trim().replace(/ as .*/, ''));
    const found = [...(all ? ['*'] : []), ...(own ? ['default'] : []), ...named];
    taken.set(file!, [...(taken.get(file!) ?? []), ...found]);
  }
  return taken;
}

function merged(all: readonly Taken[]): Taken {
  const files = new Set(all.flatMap((taken) => [...taken.keys()]));
  const namesOf = (file: string) => new Set(all.flatMap((taken) => taken.get(file) ?? []));
  return new Map(
    [...files].map((file) => [file, namesOf(file).has('*') ? ['*'] : [...namesOf(file)]]),
  );
}

/** The name by which the bundle exports something: as short as may be, since it is in what is shipped. */
function exportName(taken: Taken, file: string, name: string): string {
  const all = [...taken].flatMap(([from, names]) => names.map((one) => `${from} ${one}`));
  return `x${all.indexOf(`${file} ${name}`)}`;
}

function exporting({ entryPoints, ...others }: BuildOptions, taken: Taken): BuildOptions {
  const [entry] = entryPoints as readonly string[];
  const lines = [...taken].flatMap(([file, names]) =>
    names.map((name) => {
      const exported = exportName(taken, file, name);
      const what = name === '*' ? `* as ${exported}` : `{ ${name} as ${exported} }`;
      return `export ${what} from './${file}';`;
    }),
  );
  const contents = [`import './${entry!}';`, ...lines].join('\n');
  return { ...others, stdin: { contents, resolveDir: others.absWorkingDir! } };
}

function taking(taken: Taken, bundle: string): Plugin {
  const files = [...taken.keys()];
  const { name, setup } = resolving((file) =>
    taken.has(file) ? { path: String(files.indexOf(file)), namespace: 'shared' } : undefined,
  );
  return {
    name,
    setup: async (esbuild) => {
      esbuild.onResolve({ filter: /./, namespace: 'shared' }, ({ path: file }) => ({
        path: file,
        external: true,
      }));
      await setup(esbuild);
      esbuild.onLoad({ filter: /./, namespace: 'shared' }, ({ path: index }) => {
        const file = files[Number(index)]!;
        const lines = taken.get(file)!.map((one) => {
          const exported = `bundle.${exportName(taken, file, one)}`;
          if (one === '*') return `module.exports = ${exported};`;
          return `export ${one === 'default' ? one : `const ${one} =`} ${exported};`;
        });
        return { contents: [`const bundle = require('${bundle}');`, ...lines].join('\n') };
      });
    },
  };
}

/** Decides about imports by the file, relative to the working directory, that they mean. */
function resolving(
  decide: (
    file: string,
  ) => { readonly path: string; readonly external?: true; readonly namespace?: string } | undefined,
): Plugin {
  return {
    name: 'shared-modules',
    setup: (esbuild) => {
      const { absWorkingDir } = esbuild.initialOptions;
      esbuild.onResolve({ filter: /./, namespace: 'file' }, async ({ path: name, ...from }) => {
        if (from.kind === 'entry-point' || from.pluginData === resolving) return undefined;
        const { kind, importer, resolveDir } = from;
        const how = { kind, importer, resolveDir, pluginData: resolving };
        const found = await esbuild.resolve(name, how);
        return decide(path.relative(absWorkingDir!, found.path));
      });
    },
  };
}
