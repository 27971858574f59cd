// Child processes: run one to its end, or keep one running and end it with everything that it started.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** Runs a command to its end with the output on our terminal and returns its exit code (1 when a signal ended it). */
export async function run(
  command: string,
  parameters: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** How npm is called from here: with the npm that runs us, if one does. */
export function npm(): { command: string; parameters: string[]; shell: boolean } {
  const own = process.env['npm_execpath'];
  if (own?.endsWith('js')) return { command: process.execPath, parameters: [own], shell: false };
  // npm is a .cmd file on Windows, which only a shell can run.
  return { command: 'npm', parameters: [], shell: process.platform === 'win32' };
}

export type Service = {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a process that stays until `stop` is called or we end, in whatever way: it gets a process group of its own,
 * so that its children end with it.
 */
export function startService(
  command: string,
  parameters: readonly string[],
  options: SpawnOptions,
): Service {
  const child = spawn(command, parameters, { ...options, detached: process.platform !== 'win32' });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
  const kill = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (process.platform === 'win32') spawnSync('taskkill', ['/T', '/F', '/PID', `${child.pid}`]);
    else process.kill(-child.pid, 'SIGKILL');
  };
  process.on('exit', kill);
  return {
    child,
    ended,
    stop: async () => {
      kill();
      process.off('exit', kill);
      await ended;
    },
  };
}

/** Makes Ctrl+C and a polite kill end us by `process.exit`, so that every service started here ends too. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}
