/** Commands by their ids; each reports what goes wrong in it. */
import * as vscode from 'vscode';
import { Disposables, type Disposable } from './disposables.ts';
import { runReporting } from './errors.ts';

/** What a command is given can come from any extension or key binding, so it may be anything. */
export type Command = (...given: readonly unknown[]) => Promise<void>;

/**
 * The commands, none of which throws. Each bundle wraps its own: a `Problem` of one is no `Problem` to another.
 */
export function reporting<Id extends string>(
  log: vscode.LogOutputChannel,
  commands: Readonly<Record<Id, Command>>,
): Readonly<Record<Id, Command>> {
  const entries = Object.entries<Command>(commands).map(([id, run]): [string, Command] => [
    id,
    (...given) => runReporting(log, () => run(...given)),
  ]);
  return Object.fromEntries(entries) as Record<Id, Command>;
}

export function registerCommands(commands: Readonly<Record<string, Command>>): Disposable {
  const disposables = new Disposables();
  for (const [id, run] of Object.entries(commands))
    disposables.add(vscode.commands.registerCommand(id, run));
  return disposables;
}
