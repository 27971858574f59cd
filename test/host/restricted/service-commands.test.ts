// Every command that uses a service, in a folder that is not trusted: it is refused, and nothing is asked of anybody.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serviceCommands, untrustedCommands } from '../../../client/src/serviceCommands.ts';
import { notificationWith } from '../notification.ts';
import { dialogText, quickInput } from '../page.ts';
import { tidyUp, useHeldService } from '../service.ts';

suite('Commands of the service in Restricted Mode', () => {
  teardown(tidyUp);

  test('are refused unless they are listed with a reason', async () => {
    await vscode.extensions.getExtension('ftjob.ftjob')?.activate();
    const service = await useHeldService();
    await vscode.commands.executeCommand('notifications.clearAll');
    const [first, ...others] = serviceCommands.filter((id) => !(id in untrustedCommands));
    await vscode.commands.executeCommand(first!);
    await notificationWith('folder that you do not trust');
    for (const command of others) {
      // It ends by itself: a command that went on would wait for an answer. VS Code shows few messages at a time.
      await vscode.commands.executeCommand(command);
      assert.equal(await dialogText(), undefined, command);
      assert.equal(await quickInput(), undefined, command);
    }
    assert.deepEqual(service.requests, []);
    await service.close();
  });
});
