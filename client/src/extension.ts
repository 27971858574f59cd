/** Puts the extension together: each feature gets what it needs from the others as functions. */
import * as vscode from 'vscode';
import { startLanguageServer, type CreateClient } from './languageServer.ts';

/** What differs between the hosts that an extension can run in. */
export interface Host {
  readonly createClient: CreateClient;
}

/** Registers everything; nothing is read, sent or started before it is needed. */
export function activateExtension(context: vscode.ExtensionContext, host: Host): void {
  const log = vscode.window.createOutputChannel('Fine-Tuning Jobs', { log: true });
  context.subscriptions.push(log);
  startLanguageServer(context, log, host.createClient);
}
