/** A panel that shows why no job was created, or that nobody knows whether one was. */
import * as vscode from 'vscode';
import type { Failure } from '../../api/http.ts';
import type { PageMessage } from '../../../webview/messages.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import type { Advice, FailureState } from './failureView.ts';
import type { PanelConnection } from './content.ts';
import type { Page } from './page.ts';
import { noPlace, showPlace } from './place.ts';
import { viewOf } from './view.ts';

export interface FailedSubmission {
  readonly document: vscode.Uri;
  readonly fileName: string;
  readonly connection: PanelConnection;
  readonly failure: Failure;
  readonly advice: Advice | undefined;
  /** Its entry in the history. */
  readonly submissionId: string | undefined;
  readonly findPlace: () => Promise<vscode.Range | undefined>;
}

export interface ShownFailure {
  /** What is to be done has changed. */
  readonly advise: (advice: Advice) => void;
}

export function showFailure(
  page: Page,
  submission: FailedSubmission,
  log: vscode.LogOutputChannel,
): ShownFailure {
  const { document, fileName, connection, failure, advice, submissionId, findPlace } = submission;
  let state: FailureState = {
    kind: 'failure',
    ...{ fileName, connection, failure, advice, canReveal: false, announcement: '' },
    canLook: submissionId !== undefined,
  };
  const run = (action: () => Promise<void>) => void runReporting(log, action);
  const update = (change: Partial<FailureState>) => {
    state = { ...state, ...change };
    // Another outcome may have taken the page meanwhile.
    if (isCurrent())
      page.show({
        kind: 'show',
        view: viewOf(state, vscode.env.language, Date.now()),
        state: null,
      });
  };
  const receive = (message: PageMessage) => {
    if (message.kind === 'reveal') run(reveal);
    if (message.kind === 'copyRequestId') run(copyRequestId);
    if (message.kind === 'command') run(() => runCommand(message.target));
  };
  const isCurrent = page.listen(receive);
  update({});
  run(async () => {
    if (await findPlace()) update({ canReveal: true });
  });
  return { advise: (newest) => update({ advice: newest, announcement: newest.summary }) };

  async function copyRequestId(): Promise<void> {
    const id = 'requestId' in failure ? failure.requestId : undefined;
    if (id === undefined) return;
    await vscode.env.clipboard.writeText(id);
    update({ announcement: vscode.l10n.t('Copied {0}', id) });
  }

  async function runCommand(name = ''): Promise<void> {
    switch (name) {
      case 'lookForJob':
        await vscode.commands.executeCommand('ftjob.lookForJob', { submissionId });
        return;
      case 'sandboxSetting':
        await vscode.commands.executeCommand(
          'workbench.action.openSettings',
          'ftjob.sandbox.address',
        );
        return;
      case 'setApiKey':
      case 'selectConnection':
      case 'editConnection': {
        // They are about the connection of the file in the active editor.
        const viewColumn = columnOf();
        if (viewColumn !== undefined)
          await vscode.window.showTextDocument(document, { viewColumn });
        await vscode.commands.executeCommand(`ftjob.${name}`);
      }
    }
  }

  function columnOf(): vscode.ViewColumn | undefined {
    return vscode.window.visibleTextEditors.find(
      (editor) => editor.document.uri.toString() === document.toString(),
    )?.viewColumn;
  }

  async function reveal(): Promise<void> {
    const selection = await findPlace();
    if (selection) await showPlace(new vscode.Location(document, selection));
    else update({ canReveal: false, announcement: noPlace() });
  }
}
