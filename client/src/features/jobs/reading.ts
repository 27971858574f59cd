/** Says in the view that it is being read for the first time, when it may stand empty. */
import * as l10n from '@vscode/l10n';

/**
 * Shows the sentence until `read` has ended, however it ends. VS Code (1.139) lays the rows of a view that has just been
 * opened out two seconds late, unless its message changes before.
 */
export async function tellReading(
  view: { message?: string | undefined },
  read: () => Promise<void>,
): Promise<void> {
  view.message = l10n.t('Reading the jobs…');
  try {
    await read();
  } finally {
    view.message = undefined;
  }
}
