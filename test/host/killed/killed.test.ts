// The extension host is killed while a submission is under way. VS Code starts it again, and this file runs a second
// time: what it is at then is told by a file in the workspace.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as vscode from 'vscode';
import { click, notifications } from '../page.ts';
import { agreeToSubmit, openJob, panelWith, setUserSetting, tidyUp, validJob } from '../service.ts';
import { waitFor } from '../wait.ts';
import { service } from './service.ts';

/** What the first run leaves for the second. */
interface Left {
  readonly pid: number;
  readonly address: string;
}

suite('A killed extension host', () => {
  test('a submission that was under way is picked up by the next one', async () => {
    const left = await readLeft();
    if (left) await pickUp(left);
    else await leave();
  });
});

async function leave(): Promise<void> {
  const child = spawn(process.execPath, ['-e', `(${service.toString()})()`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const address = `http://127.0.0.1:${printed.toString().trim()}/v1`;
  await vscode.workspace.fs.writeFile(
    leftFile(),
    new TextEncoder().encode(JSON.stringify({ pid: child.pid, address })),
  );
  await setUserSetting('sandbox.address', address);
  await openJob('killed.ftjob.json', validJob);
  void vscode.commands.executeCommand('ftjob.submitJob');
  await agreeToSubmit();
  await waitFor(async () => (await createsAt(address)) === 1, 'the request at the service');
  process.kill(process.pid, 'SIGKILL');
}

async function pickUp({ pid, address }: Left): Promise<void> {
  try {
    const message = await waitFor(
      async () => (await notifications()).find((text) => text.includes('has a job that fits')),
      'the job of the last session',
    );
    assert.match(message, /killed\.ftjob\.json/);
    await click('button', 'Use This Job');
    const document = vscode.workspace.textDocuments.find(({ uri }) =>
      uri.path.endsWith('killed.ftjob.json'),
    );
    assert(document);
    await panelWith(document, 'ftjob-survivor');
    assert.equal(await createsAt(address), 1);
  } finally {
    process.kill(pid);
    await tidyUp();
  }
}

async function createsAt(address: string): Promise<number> {
  return Number(await (await fetch(`${address}/creates`)).text());
}

async function readLeft(): Promise<Left | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(leftFile());
    return JSON.parse(new TextDecoder().decode(bytes)) as Left;
  } catch {
    return undefined;
  }
}

function leftFile(): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'left.json');
}
