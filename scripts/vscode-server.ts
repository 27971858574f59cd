// VS Code in the browser: starts its server with data folders of its own and tells the address to open.
//
// The extensions are installed ones, in `<data>/extensions`, and not loaded through the address with
// `extensionDevelopmentPath`: that needs the server's smoke test driver, which hides notifications, and with
// `extensionTestsPath` VS Code refuses every modal dialog, so that a confirmation could not be tested.
//
// User settings: this server keeps them in the file `<data>/user/User/settings.json`, not in the browser as plain
// VS Code for the Web does. So settings of application scope (`ftjob.connections`) can be given before the start.
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { cache } from './cache.ts';
import { startService } from './process.ts';
import { installVSCode } from './vscode-install.ts';

export type VSCodeOptions = {
  /** Absolute path of the folder that holds user data, server data and `extensions`. */
  readonly data: string;
  /** Name of the log file, `.cache/logs/<log>.log`. */
  readonly log: string;
  /** User settings, as in a person's settings.json; used where there is no such file yet. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether VS Code asks whether a folder is trusted. Without it every folder is. */
  readonly workspaceTrust: boolean;
  /** The port to take if it is free. Without it, or when it is taken, any free one. */
  readonly port?: number;
  /** Variables for the server; the extension host gets them too. */
  readonly env?: Readonly<Record<string, string>>;
};

export type VSCodeServer = {
  /** The address that shows a folder, given as an absolute path. */
  readonly url: (folder: string) => string;
  readonly logFile: string;
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A VS Code that talks of nothing but the files: no welcome page, no chat, no recommendations. */
export const quietSettings = {
  // As on the desktop; in the browser VS Code saves by itself.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
} as const;

/** Installs VS Code if it is missing, starts its server and waits until it listens. */
export async function startVSCode(options: VSCodeOptions): Promise<VSCodeServer> {
  const program = await installVSCode();
  const settingsFile = path.join(options.data, 'user', 'User', 'settings.json');
  await mkdir(path.dirname(settingsFile), { recursive: true });
  if (!existsSync(settingsFile))
    await writeFile(settingsFile, `${JSON.stringify(options.settings, undefined, 2)}\n`);

  const logFile = path.join(cache, 'logs', `${options.log}.log`);
  await mkdir(path.dirname(logFile), { recursive: true });
  const log = await open(logFile, 'w');
  const wanted = options.port !== undefined && (await isFree(options.port)) ? options.port : 0;
  const service = startService(
    process.execPath,
    [
      path.join(program, 'out', 'server-main.js'),
      '--host=127.0.0.1',
      `--port=${wanted}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level=off',
      '--disable-update-check',
      '--disable-getting-started-override',
      `--server-data-dir=${path.join(options.data, 'server')}`,
      `--user-data-dir=${path.join(options.data, 'user')}`,
      `--extensions-dir=${path.join(options.data, 'extensions')}`,
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    {
      cwd: program,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  await log.close();
  const port = await listeningPort(service.child, logFile).catch(async (error: unknown) => {
    await service.stop();
    throw error;
  });
  return {
    // VS Code takes the remote authority from the address; with 127.0.0.1 webviews get no service worker.
    url: (folder) => `http://localhost:${port}/?folder=${encodeURI(asUriPath(folder))}`,
    logFile,
    ended: service.ended,
    stop: service.stop,
  };
}

function asUriPath(folder: string): string {
  const slashes = folder.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Reads the log until the server says which port it listens on. */
async function listeningPort(
  child: { readonly exitCode: number | null; readonly pid?: number | undefined },
  logFile: string,
): Promise<number> {
  const end = Date.now() + 60_000;
  while (Date.now() < end && child.exitCode === null && child.pid !== undefined) {
    const found = /agent listening on (\d+)/.exec(await readFile(logFile, 'utf8'));
    if (found) return Number(found[1]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`VS Code's server did not start. Its output is in ${logFile}`);
}
