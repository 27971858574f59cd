// A job's panel comes back with its window. The window is loaded anew twice, the second time without trust in the
// folder, and this file runs in each of the three: which one it is in is told by a file in the workspace.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from '../notification.ts';
import { click, clickInPanel, panelText } from '../page.ts';
import { openJob, panelWith, setUserSetting, submit, tidyUp, validJob } from '../service.ts';
import {
  createsAt,
  leave,
  readLeft,
  requestsAt,
  setStatus,
  startSurvivor,
  type Survivor,
} from '../survivor.ts';
import { waitFor } from '../wait.ts';

/** What one window leaves for the next. */
interface Left {
  readonly service: Survivor;
  /** The process of the extension host. */
  readonly host: number;
  readonly next: 'trusted' | 'untrusted';
}

const panel = 'Job of restored.ftjob.json';

suite('A panel restored with its window', () => {
  test('shows its job again and reads on; without trust it sends nothing', async () => {
    const left = await readLeft<Left>();
    if (!left) {
      await openPanel();
      return;
    }
    try {
      await waitFor(() => !isAlive(left.host), 'the end of the extension host before');
      if (left.next === 'trusted') await readsOn(left);
      else await sendsNothing(left);
    } catch (error) {
      await end(left.service);
      throw error;
    }
  });
});

async function openPanel(): Promise<void> {
  assert.equal(vscode.workspace.isTrusted, true);
  const service = await startSurvivor(true);
  await setUserSetting('sandbox.address', service.address);
  const document = await openJob('restored.ftjob.json', validJob);
  await submit();
  await panelWith(document, 'queued');
  await leaveFor('trusted', service);
}

async function readsOn({ service }: Left): Promise<void> {
  const before = await readsAt(service);
  const text = await panelShowing('queued');
  assert.match(text, /ftjob-survivor/);
  assert.match(text, /gpt-4\.1-mini-2025-04-14/);
  await waitFor(async () => (await readsAt(service)) > before + 1, 'the job to be read again');
  await setStatus(service, 'running');
  await panelShowing('running');
  assert.equal(await createsAt(service), 1);
  await setTrustInAll(false);
  await leaveFor('untrusted', service);
}

async function sendsNothing({ service }: Left): Promise<void> {
  assert.equal(vscode.workspace.isTrusted, false);
  const before = await requestsAt(service);
  const text = await panelShowing('The job is not read');
  assert.match(text, /ftjob-survivor/);
  assert.match(text, /running/);
  await clickInPanel(panel, 'button', 'Connect');
  await notificationWith('folder that you do not trust');
  assert.deepEqual(await requestsAt(service), before);
  // As soon as the folder is trusted, the panel goes on by itself.
  await setStatus(service, 'paused');
  await vscode.commands.executeCommand('workbench.trust.manage');
  await waitFor(() => click('button', 'Trust').then(() => true), 'the folder to be trusted');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await panelShowing('paused');
  assert.equal(await createsAt(service), 1);
  await setTrustInAll(true);
  await end(service);
}

/** Loads the window anew; nothing after it is run. */
async function leaveFor(next: Left['next'], service: Survivor): Promise<never> {
  await leave({ service, host: process.pid, next } satisfies Left);
  // Rejected when the extension host ends.
  vscode.commands.executeCommand('workbench.action.reloadWindow').then(undefined, () => undefined);
  return new Promise(() => undefined);
}

async function panelShowing(words: string): Promise<string> {
  return waitFor(async () => {
    const text = await panelText(panel);
    return text?.includes(words) === true && text;
  }, `"${words}" in the restored panel`);
}

async function readsAt(service: Survivor): Promise<number> {
  const read = 'GET /v1/fine_tuning/jobs/ftjob-survivor';
  return (await requestsAt(service)).filter((seen) => seen === read).length;
}

/** VS Code's own setting counts from the next window on. */
async function setTrustInAll(isTrusted: boolean): Promise<void> {
  await vscode.workspace
    .getConfiguration('security.workspace.trust')
    .update('enabled', !isTrusted, vscode.ConfigurationTarget.Global);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function end(service: Survivor): Promise<void> {
  process.kill(service.pid);
  await tidyUp();
}
