/** How a command fails: silently when the user changed their mind, else with a sentence that says what to do. */
import * as vscode from 'vscode';
import { withoutLinks } from './plainText.ts';

/** The user closed a prompt: nothing to report. */
export class UserCancelled extends Error {
  constructor() {
    super('cancelled by the user');
  }
}

export interface Remedy {
  readonly title: string;
  readonly run: () => unknown;
}

/** Something that the user can mend; the message says how, the remedies do it. */
export class Problem extends Error {
  readonly remedies: readonly Remedy[];

  constructor(message: string, remedies: readonly Remedy[] = []) {
    super(message);
    this.remedies = remedies;
  }
}

/** Runs a command to its end and reports what went wrong. Does not wait for the user to read the report. */
export async function runReporting(
  log: vscode.LogOutputChannel,
  action: () => Promise<void>,
): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof UserCancelled) return;
    if (error instanceof Problem) void report(error, log);
    else {
      log.error(error instanceof Error ? error : String(error));
      const showLog = { title: vscode.l10n.t('Show Log'), run: () => log.show() };
      const message = vscode.l10n.t('This did not work, and it is a fault of ftjob.');
      void report(new Problem(message, [showLog]), log);
    }
  }
}

async function report(problem: Problem, log: vscode.LogOutputChannel): Promise<void> {
  // Many a problem quotes a service or names a file of the folder.
  const message = withoutLinks(problem.message);
  const chosen = await vscode.window.showErrorMessage(message, ...problem.remedies);
  if (!chosen) return;
  await runReporting(log, async () => {
    await chosen.run();
  });
}
