// `npm start`: VS Code in the browser with the extension as packaged, the examples and the sandbox service, until
// Ctrl+C. VS Code's settings and the extension's data stay in .cache/start/ for the next time.
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildAll } from './build.ts';
import { cache, root } from './cache.ts';
import { installExtension } from './installed-extension.ts';
import { exitOnSignals, startService } from './process.ts';
import { installVSCode } from './vscode-install.ts';
import { quietSettings, startVSCode } from './vscode-server.ts';

const sandboxSetting = 'ftjob.sandbox.address';

/** Starts the sandbox on a free port; it lives as long as we do, so that its jobs survive a reload of the window. */
async function startSandbox(): Promise<string> {
  const { child } = startService(process.execPath, [path.join(root, 'dist', 'sandbox.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await once(createInterface(child.stdout!), 'line', {
    signal: AbortSignal.timeout(30_000),
  })) as [string];
  return address;
}

/** Points an older settings file at today's sandbox, and leaves the rest of it as the person wrote it. */
async function updateSandboxSetting(data: string, address: string): Promise<void> {
  const file = path.join(data, 'user', 'User', 'settings.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const setting = new RegExp(`("${sandboxSetting.replaceAll('.', '\\.')}"\\s*:\\s*)"[^"]*"`);
  await writeFile(file, text.replace(setting, `$1${JSON.stringify(address)}`));
}

exitOnSignals();
await installVSCode();
await buildAll();
const data = path.join(cache, 'start');
// Anew each time: VS Code remembers in this folder which versions it has seen.
await rm(path.join(data, 'extensions'), { recursive: true, force: true });
await mkdir(path.join(data, 'extensions'), { recursive: true });
await installExtension(path.join(data, 'extensions'));

const sandbox = await startSandbox();
await updateSandboxSetting(data, sandbox);
const vscode = await startVSCode({
  data,
  log: 'start',
  port: 8137,
  workspaceTrust: false,
  settings: { ...quietSettings, [sandboxSetting]: sandbox },
});
console.log(`
Sandbox service:    ${sandbox}
VS Code with ftjob: ${vscode.url(path.join(root, 'examples'))}
Press Ctrl+C to stop.`);
await vscode.ended;
console.error(`VS Code's server has ended. Its output is in ${vscode.logFile}`);
process.exit(1);
