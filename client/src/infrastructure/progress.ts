/** Progress in a notification that the user can cancel. */
import * as vscode from 'vscode';
import { withoutLinks } from './plainText.ts';

/** Runs the work with a signal that is aborted when the user cancels. */
export async function withCancellableProgress<Result>(
  title: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: withoutLinks(title),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    try {
      return await work(controller.signal);
    } finally {
      listener.dispose();
    }
  });
}
