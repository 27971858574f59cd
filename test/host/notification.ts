// Waiting for what VS Code tells in a notification.
import * as vscode from 'vscode';
import { notifications } from './page.ts';
import { waitFor } from './wait.ts';

/** How long a notification may take to show itself before the test opens the list of all, in ms. */
const patience = 2_000;

/** The text of the notification that holds these words, buttons included, once there is one. */
export async function notificationWith(words: string): Promise<string> {
  const end = Date.now() + patience;
  return waitFor(async () => {
    const found = (await notifications()).find((text) => text.includes(words));
    // Of more than three in 0.8 s, VS Code shows the others in the list only.
    if (found === undefined && Date.now() > end)
      await vscode.commands.executeCommand('notifications.showList');
    return found;
  }, `a notification with "${words}"`);
}
