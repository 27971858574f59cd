// Holds what we ship to budget.json: a change that needs more raises the number there, on purpose.
import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import budget from '../budget.json' with { type: 'json' };
import { root } from './cache.ts';

/** What one measure allows and what it found, in the unit that it names. */
interface Measured {
  readonly what: string;
  readonly found: number;
  readonly allowed: number | undefined;
  readonly unit: 'bytes' | 'ms to require';
}

const allowedBytes: Readonly<Record<string, number>> = budget.bytes;

/** The size of a file under its name in the budget, which is its path where none is given. */
export async function measureSize(file: string, what = file): Promise<Measured> {
  const { size } = await stat(path.join(root, file));
  return { what, found: size, allowed: allowedBytes[what], unit: 'bytes' };
}

/**
 * A single character beyond ASCII, and V8 keeps a bundle with two bytes for each, and reads it more slowly. The bundler
 * escapes them everywhere but in regular expressions.
 */
export async function holdToAscii(file: string): Promise<void> {
  const found = /.{0,30}[^\0-\x7f].{0,30}/.exec(await readFile(path.join(root, file), 'utf8'));
  if (found) throw new Error(`${file} is to be ASCII only; write \\u… in: ${found[0]}`);
}

/**
 * How much processor time Node needs to load each bundle that has a budget of time: the least of some runs, each its own
 * process. Not the time on the clock, which another process on the machine can make ten times as long.
 */
export function measureRequire(): readonly Measured[] {
  return Object.entries(budget.millisecondsToRequire).map(([what, allowed]) => {
    const times = Array.from({ length: 5 }, () => requireOnce(path.join(root, what)));
    return { what, found: Math.min(...times), allowed, unit: 'ms to require' };
  });
}

/** In a process that has an empty `vscode`, as none but VS Code has a real one. */
function requireOnce(file: string): number {
  const code = `
    const { Module } = require('node:module');
    const load = Module._load;
    const anything = new Proxy(class {}, { get: (target, key) => key === 'prototype' ? target.prototype : anything });
    Module._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest));
    const start = process.cpuUsage();
    require(${JSON.stringify(file)});
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1000);
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', code, '--', '--stdio'], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(`${file} cannot be loaded: ${stderr}`);
  return Number(stdout);
}

/** Prints each measure and throws where one is above its budget, or has none. */
export function holdToBudget(measured: readonly Measured[]): void {
  for (const { what, found, allowed, unit } of measured)
    console.log(`${what.padEnd(30)} ${say(found).padStart(12)} of ${say(allowed ?? 0)} ${unit}`);
  const broken = measured.filter(({ found, allowed }) => allowed === undefined || found > allowed);
  if (broken.length > 0)
    throw new Error(
      `Above the budget, or without one: ${broken.map(({ what }) => what).join(', ')}. Make it smaller, or raise the number in budget.json and say why.`,
    );
}

function say(amount: number): string {
  return Math.round(amount).toLocaleString('en');
}
