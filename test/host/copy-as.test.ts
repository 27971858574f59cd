// Copy as: the pick, what lies on the clipboard then, and that no key and no request is needed.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { click, press } from './page.ts';
import { openJob, setUserSetting, tidyUp, validJob, useHeldService } from './service.ts';
import { waitFor } from './wait.ts';

suite('Copy as', () => {
  teardown(async () => {
    await tidyUp();
  });

  test('copies the request of the file as it stands, and sends nothing', async () => {
    const service = await useHeldService();
    await openJob('copied.ftjob.json', validJob);
    const done = vscode.commands.executeCommand('ftjob.copyAs');
    await click('option', 'cURL, Bash, Zsh, curl 7.76');
    await done;
    const target = await openJob('pasted.txt', '');
    await waitFor(async () => {
      await press('Control+A');
      await press('Control+V');
      return target.getText().startsWith('curl');
    }, 'the command to be pasted');
    assert.equal(
      target.getText(),
      `curl --fail-with-body '${service.address}/fine_tuning/jobs' \\
  -H 'Content-Type: application/json' \\
  --data-binary '${JSON.stringify(validJob, undefined, 2)}'
`,
    );
    assert.deepEqual(service.requests, []);
    await service.close();
  });

  test('names the variable of a key that is needed, and needs none itself', async () => {
    await setUserSetting('connection', 'openai');
    await openJob('keyed.ftjob.json', validJob);
    const done = vscode.commands.executeCommand('ftjob.copyAs');
    await click('option', 'Go, Go 1.16');
    await done;
    await notificationWith('Set OPENAI_API_KEY before you run it');
  });

  test('a file with errors is not copied', async () => {
    await openJob('broken.ftjob.json', { ...validJob, seed: 'x' });
    await vscode.commands.executeCommand('ftjob.copyAs');
    await notificationWith('has errors. Correct them');
  });
});
