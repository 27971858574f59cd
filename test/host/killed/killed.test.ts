// The extension host is killed while a submission is under way. VS Code starts it again, and this file runs a second
// time: what it is at then is told by a file in the workspace.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from '../notification.ts';
import { click } from '../page.ts';
import { agreeToSubmit, openJob, panelWith, setUserSetting, tidyUp, validJob } from '../service.ts';
import { createsAt, leave, readLeft, startSurvivor, type Survivor } from '../survivor.ts';
import { waitFor } from '../wait.ts';

suite('A killed extension host', () => {
  test('a submission that was under way is picked up by the next one', async () => {
    const service = await readLeft<Survivor>();
    if (service) await pickUp(service);
    else await submit();
  });
});

async function submit(): Promise<void> {
  const service = await startSurvivor(false);
  await leave(service);
  await setUserSetting('sandbox.address', service.address);
  await openJob('killed.ftjob.json', validJob);
  void vscode.commands.executeCommand('ftjob.submitJob');
  await agreeToSubmit();
  await waitFor(async () => (await createsAt(service)) === 1, 'the request at the service');
  process.kill(process.pid, 'SIGKILL');
}

async function pickUp(service: Survivor): Promise<void> {
  try {
    const message = await notificationWith('has a job that fits');
    assert.match(message, /killed\.ftjob\.json/);
    await click('button', 'Use This Job');
    const document = vscode.workspace.textDocuments.find(({ uri }) =>
      uri.path.endsWith('killed.ftjob.json'),
    );
    assert(document);
    await panelWith(document, 'ftjob-survivor');
    assert.equal(await createsAt(service), 1);
  } finally {
    process.kill(service.pid);
    await tidyUp();
  }
}
