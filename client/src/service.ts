/**
 * Everything that speaks with the service, put together: a bundle of its own, loaded when a command first needs it.
 * What stands in the editor before that is extension.ts's.
 */
import type * as vscode from 'vscode';
import { openConnections } from './features/connections/index.ts';
import type { ReadVariable } from './features/connections/keys.ts';
import type { StartSandbox } from './features/connections/sandbox.ts';
import { openHistory, type History } from './features/history/history.ts';
import { openJobPanels } from './features/jobPanel/index.ts';
import { submitCommand } from './features/submit/submitJob.ts';
import { reporting, type Command } from './infrastructure/commands.ts';
import { Disposables, type Disposable } from './infrastructure/disposables.ts';
import type { ServiceCommand } from './serviceCommands.ts';

export interface ServiceHost {
  readonly context: vscode.ExtensionContext;
  readonly languageId: string;
  readonly log: vscode.LogOutputChannel;
  readonly request: (method: string, params?: object) => Promise<unknown>;
  readonly startSandbox: StartSandbox;
  readonly readVariable: ReadVariable;
}

export interface Service extends Disposable {
  readonly history: History;
  readonly commands: Readonly<Record<ServiceCommand, Command>>;
}

export function openService({
  context,
  languageId,
  log,
  request,
  startSandbox,
  readVariable,
}: ServiceHost): Service {
  const disposables = new Disposables();
  const connections = disposables.add(openConnections(context, startSandbox, readVariable));
  const history = disposables.add(openHistory(context, log));
  const panels = disposables.add(openJobPanels(context.extensionUri, log));
  const { prepare } = connections;
  const { show } = panels;
  return {
    history,
    commands: reporting(log, {
      ...connections.commands,
      'ftjob.submitJob': submitCommand({ languageId, log, request, prepare, show }),
    }),
    dispose: () => disposables.dispose(),
  };
}
