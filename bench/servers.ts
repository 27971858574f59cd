/** The servers that are measured: how each is started, and what an editor tells it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { node } from '../scripts/build.ts';
import { withOneOf } from './peerSchema.ts';

const root = path.resolve(import.meta.dirname, '..');
const made = path.join(root, '.cache/bench');
const schemaFile = path.join(root, 'schemas/ftjob.schema.json');

export type ServerName = 'ftjob' | 'json' | 'yaml' | 'floor';

export interface Server {
  readonly name: ServerName;
  /** What Node is given to run. */
  readonly parameters: readonly string[];
  readonly languageId: string;
  /** Whether it sends diagnostics by itself instead of being asked. */
  readonly pushes?: boolean;
  readonly initializationOptions?: object;
  /** Sent after `initialized`: a notification's method and what it carries. */
  readonly notification?: readonly [string, unknown];
  /** Its answer when the server asks for a section of the settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /**
   * What its answers must hold to be counted. Of ours everything is asked: documentation with each proposal, and what
   * Python's parser finds among the diagnostics.
   */
  readonly mustGive: 'nothing' | 'answers' | 'everything';
}

const fileMatch = '*.ftjob.json';

/** Bundles the servers that need it, and gives all. The peers get this form of our schema. */
export async function prepareServers(schema: 'oneOf' | 'original'): Promise<readonly Server[]> {
  await mkdir(made, { recursive: true });
  const floor = await bundle('bench/floorServer.ts');
  const json = await bundle(
    'node_modules/vscode-langservers-extracted/lib/json-language-server/node/jsonServerMain.js',
  );
  const uri = pathToFileURL(schema === 'oneOf' ? await oneOfFile() : schemaFile).href;
  return [
    {
      name: 'ftjob',
      parameters: [path.join(root, 'dist/server.js')],
      languageId: 'ftjob',
      mustGive: 'everything',
    },
    {
      name: 'json',
      parameters: [json],
      languageId: 'json',
      initializationOptions: { handledSchemaProtocols: ['file'], provideFormatter: true },
      notification: ['json/schemaAssociations', [{ fileMatch: [fileMatch], uri }]],
      mustGive: 'answers',
    },
    {
      name: 'yaml',
      parameters: [path.join(root, 'node_modules/yaml-language-server/bin/yaml-language-server')],
      languageId: 'yaml',
      pushes: true,
      settings: { yaml: { schemas: { [uri]: fileMatch }, schemaStore: { enable: false } } },
      mustGive: 'answers',
    },
    { name: 'floor', parameters: [floor], languageId: 'json', mustGive: 'nothing' },
  ];
}

/** Bundles a server as ours is, which is also how VS Code ships its own; returns the file. */
async function bundle(entryPoint: string): Promise<string> {
  const outfile = path.join(made, `${path.parse(entryPoint).name}.cjs`);
  await build({ ...node, entryPoints: [entryPoint], outfile, minify: true, sourcemap: false });
  return outfile;
}

async function oneOfFile(): Promise<string> {
  const file = path.join(made, 'oneOf.schema.json');
  const schema: unknown = JSON.parse(await readFile(schemaFile, 'utf8'));
  await writeFile(file, JSON.stringify(withOneOf(schema)));
  return file;
}
