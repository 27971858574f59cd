/** Puts the extension together: each feature gets what it needs from the others as functions. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { activateConnections } from './features/connections/index.ts';
import type { StartSandbox } from './features/connections/sandbox.ts';
import { activateJobPanel } from './features/jobPanel/index.ts';
import { activateNewJobFile } from './features/newJobFile/index.ts';
import { activateReferences } from './features/references/index.ts';
import { activateSubmission } from './features/submit/index.ts';
import { activateSuppressions } from './features/suppressions/index.ts';
import { languageId, startLanguageServer, type CreateClient } from './languageServer.ts';

/** What differs between the hosts that an extension can run in. */
export interface Host {
  readonly createClient: CreateClient;
  readonly startSandbox: StartSandbox;
}

/** Registers everything; nothing is read, sent or started before it is needed. */
export function activateExtension(context: vscode.ExtensionContext, host: Host): void {
  // The modules that do not know VS Code take their texts from here.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('Fine-Tuning Jobs', { log: true });
  const { request } = startLanguageServer(context, log, host.createClient);
  const { startSandbox } = host;
  const connections = activateConnections(context, { languageId, log, startSandbox });
  const panels = activateJobPanel(context.extensionUri, log);
  const { labelFor, prepare, onDidChange } = connections;
  const { show } = panels;
  context.subscriptions.push(
    log,
    connections,
    panels,
    activateSubmission({ languageId, log, request, prepare, show, labelFor, onDidChange }),
    activateNewJobFile({ languageId, log, request }),
    activateReferences(log),
    activateSuppressions(log),
  );
}
