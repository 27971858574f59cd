/** Puts into the editor what is there from the first job file on; the rest is loaded when it is needed. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { showConnection } from './features/connections/display.ts';
import type { ReadVariable } from './features/connections/keys.ts';
import type { StartSandbox } from './features/connections/sandbox.ts';
import { pickUpLeftBehind } from './features/history/leftBehind.ts';
import { registerJobsView } from './features/jobs/registration.ts';
import { activateLeaveString } from './features/leaveString/index.ts';
import { activateNewJobFile } from './features/newJobFile/index.ts';
import { activateReferences } from './features/references/index.ts';
import { submitLens } from './features/submit/codeLens.ts';
import { activateSuppressions } from './features/suppressions/index.ts';
import { uploadActions } from './features/upload/codeAction.ts';
import { fileCompletions } from './features/upload/completion.ts';
import { registerCommands, reporting, type Command } from './infrastructure/commands.ts';
import { requireTrust } from './infrastructure/trust.ts';
import { languageId, startLanguageServer, type CreateClient } from './languageServer.ts';
import type { Service } from './service.ts';
import { serviceCommands, untrustedCommands } from './serviceCommands.ts';

/** What differs between the hosts that an extension can run in. */
export interface Host {
  readonly createClient: CreateClient;
  readonly startSandbox: StartSandbox;
  readonly readVariable: ReadVariable;
}

/** Registers everything; nothing is read, sent or started before it is needed. */
export function activateExtension(context: vscode.ExtensionContext, host: Host): void {
  // The modules that do not know VS Code take their texts from here.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('Fine-Tuning Jobs', { log: true });
  const { request } = startLanguageServer(context, log, host.createClient);
  const { startSandbox, readVariable } = host;

  let opened: Promise<Service> | undefined;
  const open = async (): Promise<Service> => {
    const { openService } = await import('./service.ts');
    const service = openService({ context, languageId, log, request, startSandbox, readVariable });
    context.subscriptions.push(service);
    return service;
  };
  const service = (): Promise<Service> => (opened ??= open());
  const commands = serviceCommands.map((id): [string, Command] => [
    id,
    async (...given) => {
      if (!(id in untrustedCommands)) requireTrust();
      await (await service()).commands[id](...given);
    },
  ]);
  const connection = showConnection(languageId, context.secrets);
  context.subscriptions.push(
    log,
    connection,
    registerCommands(reporting(log, Object.fromEntries(commands))),
    vscode.languages.registerCodeLensProvider({ language: languageId }, submitLens(connection)),
    vscode.languages.registerCodeActionsProvider({ language: languageId }, uploadActions),
    vscode.languages.registerCompletionItemProvider(
      { language: languageId },
      fileCompletions(async (document) => (await service()).knownFiles(document)),
      '"',
    ),
    vscode.window.registerWebviewPanelSerializer('ftjob.job', {
      deserializeWebviewPanel: async (panel, state) =>
        (await service()).restoreJobPanel(panel, state),
    }),
    pickUpLeftBehind(context, log, async () => (await service()).recover()),
    registerJobsView(async () => (await service()).jobsTree),
    activateNewJobFile({ languageId, log, request }),
    activateLeaveString(log),
    activateReferences(log),
    activateSuppressions(log),
  );
}
