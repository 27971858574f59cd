// The language server's process ends, is killed, or cannot start: what the person sees, and how it comes back.
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { click, notifications } from './page.ts';
import { closeEditors, openJob, validJob } from './service.ts';
import { waitFor } from './wait.ts';

const serverFile = (): string => {
  const extension = vscode.extensions.getExtension('ftjob.ftjob');
  assert.ok(extension);
  return path.join(extension.extensionPath, 'dist', 'server.js');
};

/** The process id of the running language server: our extension shares its host with this test. */
function serverPid(): number | undefined {
  const handles = process as unknown as { _getActiveHandles(): readonly Partial<ChildProcess>[] };
  const servers = handles
    ._getActiveHandles()
    .filter(
      ({ spawnargs, exitCode, signalCode }) =>
        exitCode === null && signalCode === null && spawnargs?.includes(serverFile()) === true,
    );
  assert.ok(servers.length <= 1, 'there is never more than one server');
  return servers[0]?.pid;
}

/** Waits for a server other than this one and kills it; returns its process id. */
async function killServer(other?: number): Promise<number> {
  const pid = await waitFor(() => {
    const running = serverPid();
    return running !== other && running;
  }, 'a server to kill');
  process.kill(pid, 'SIGKILL');
  return pid;
}

const restart = () => vscode.commands.executeCommand('ftjob.restartLanguageServer');

const openMistake = (name: string) => openJob(name, { ...validJob, seeed: 42 });

async function waitForProblem({ uri }: vscode.TextDocument): Promise<void> {
  await waitFor(
    () =>
      vscode.languages
        .getDiagnostics(uri)
        .some(({ code }) => JSON.stringify(code).includes('unknown-property')),
    "the file's problem",
  );
}

async function waitForMessage(): Promise<void> {
  const message = 'The language server of Fine-Tuning Jobs does not keep running';
  await notificationWith(message);
  assert.equal((await notifications()).length, 1, 'one message');
}

suite('Language server', () => {
  setup(async () => {
    await restart();
  });
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });

  test('killed, it comes back with the problems of the file, by itself and in silence', async () => {
    const document = await openMistake('killed.ftjob.json');
    await waitForProblem(document);
    const killed = await killServer();
    await waitFor(() => serverPid() !== undefined && serverPid() !== killed, 'another server');
    await waitForProblem(document);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      const at = document.getText().indexOf('seeed');
      edit.delete(new vscode.Range(document.positionAt(at + 1), document.positionAt(at + 2)));
    });
    await waitFor(
      () => vscode.languages.getDiagnostics(document.uri).length === 0,
      'the new server to follow the text',
    );
    assert.deepEqual(await notifications(), []);
  });

  test('killed again and again, it stays down with one message, and its button starts it', async () => {
    const document = await openMistake('killed-often.ftjob.json');
    await waitForProblem(document);
    let last: number | undefined;
    for (let times = 0; times < 5; times++) last = await killServer(last);
    await waitForMessage();
    const another = await openMistake('opened-meanwhile.ftjob.json');
    await waitFor(
      () => vscode.languages.getDiagnostics(document.uri).length === 0,
      'no problem of a server that is gone',
    );
    assert.equal(serverPid(), undefined);
    assert.equal((await notifications()).length, 1, 'no second message');
    await click('button', 'Restart Language Server');
    await waitForProblem(another);
    assert.deepEqual(await notifications(), []);
  });

  for (const [title, spoil] of [
    ['is missing', () => Promise.resolve()],
    ['is broken', () => writeFile(serverFile(), 'This is no JavaScript.')],
  ] as const)
    test(`whose file ${title} is told of once, and starts by the command when the file is back`, async () => {
      const document = await openMistake('no-server.ftjob.json');
      await waitForProblem(document);
      const kept = `${serverFile()}.kept`;
      await rename(serverFile(), kept);
      try {
        await spoil();
        await restart();
        await waitForMessage();
        assert.equal(serverPid(), undefined);
      } finally {
        await rm(serverFile(), { force: true });
        await rename(kept, serverFile());
      }
      await vscode.commands.executeCommand('notifications.clearAll');
      await restart();
      await waitForProblem(document);
      assert.deepEqual(await notifications(), []);
    });
});
