// A complete VS Code from the npm registry: the package code-server carries VS Code's server and workbench.
// Nothing is compiled and no install script runs; code-server's own start script is not used.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce } from './cache.ts';
import { npm, run } from './process.ts';

export const vscodeVersion = '1.139.1';
const codeServerVersion = '4.139.1';

async function npmInstall(folder: string, parameters: readonly string[]): Promise<void> {
  const { command, parameters: first, shell } = npm();
  const all = [...first, 'install', ...parameters, '--ignore-scripts', '--no-audit', '--no-fund'];
  // npm's own variables name the outer project; the install belongs to the folder.
  const outer = ['npm_config_local_prefix', 'npm_config_prefix', 'INIT_CWD'];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !outer.includes(name)),
  );
  const code = await run(command, [...all, '--loglevel=error'], { cwd: folder, env, shell });
  if (code !== 0)
    throw new Error(
      `npm could not install VS Code from the npm registry (exit code ${code}). Check the network and the registry that 'npm config get registry' names, then run the command again.`,
    );
}

/** Installs VS Code once into .cache/ and returns the folder that holds `out/server-main.js`. */
export async function installVSCode(): Promise<string> {
  const folder = await installOnce(`vscode-${vscodeVersion}`, async (partial) => {
    const step = (number: number) =>
      console.log(`Installing VS Code ${vscodeVersion} from npm (${number} of 3) …`);
    await writeFile(path.join(partial, 'package.json'), '{ "private": true }\n');
    step(1);
    await npmInstall(partial, [`code-server@${codeServerVersion}`]);
    step(2);
    await npmInstall(vscodeIn(partial), ['--omit=dev']);
    step(3);
    await npmInstall(path.join(vscodeIn(partial), 'extensions'), ['--omit=dev']);
  });
  return vscodeIn(folder);
}

function vscodeIn(folder: string): string {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}
