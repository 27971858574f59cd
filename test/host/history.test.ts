// The history as a whole: what is exported, and what stays when it is deleted.
import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { notificationWith } from './notification.ts';
import { press, quickInput } from './page.ts';
import {
  agree,
  agreeToSubmit,
  openJob,
  panelWith,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

suite('History', () => {
  let service: HeldService;
  serviceForEachTest((started) => (service = started));

  test('is exported whole, and deleted but for what nobody knows the outcome of', async () => {
    const accepted = await openJob('accepted.ftjob.json', validJob);
    await submit();
    await panelWith(accepted, 'validating_files');
    service.faultOfCreate = refusal;
    const refused = await openJob('refused.ftjob.json', validJob);
    await submit();
    await panelWith(refused, 'HTTP 400');
    service.faultOfCreate = { kind: 'dropAfterReading' };
    service.faultOfList = { kind: 'answer', status: 502, contentType: 'text/html', body: '<b>x' };
    await openJob('pending.ftjob.json', validJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    await agreeToSubmit();
    await done;
    await notificationWith('could not be read (HTTP 502)');

    // Of files that earlier tests left in the history nothing is said here.
    const ours = ['accepted.ftjob.json', 'pending.ftjob.json', 'refused.ftjob.json'];
    const exported = await exportHistory();
    const found = exported.submissions.filter(({ fileName }) => ours.includes(fileName));
    assert.deepEqual(found.map(({ fileName, state }) => [fileName, state.kind]).sort(), [
      ['accepted.ftjob.json', 'created'],
      ['pending.ftjob.json', 'unknown'],
      ['refused.ftjob.json', 'refused'],
    ]);
    for (const { body } of found) assert.deepEqual(JSON.parse(body), validJob);
    const created = found.find(({ state }) => state.kind === 'created')!;
    assert.equal(created.job?.id, created.state.jobId);
    assert.match(
      found.find(({ state }) => state.kind === 'refused')!.state.answer!,
      /Not this one/,
    );

    const folder = await historyFolder();
    await writeFile(path.join(folder, 'submissions', created.id, 'notes.json'), '{');
    const deleting = vscode.commands.executeCommand('ftjob.deleteHistory');
    const question = await agree('Delete History');
    assert.match(question, /of all folders.* [1-9]\d* of them (was|were) running/s);
    assert.match(
      question,
      /\d+ files? that could not be read (is|are) deleted too\. \d+ submissions? stay/,
    );
    await deleting;
    const left = await exportHistory();
    const pending = left.submissions.find(({ fileName }) => fileName === 'pending.ftjob.json');
    assert(pending);
    for (const { state } of left.submissions)
      assert(
        state.kind === 'intended' || (state.kind === 'unknown' && state.lookedAt === undefined),
      );
    const onDisk = await readdir(path.join(folder, 'submissions'));
    assert.deepEqual(onDisk.sort(), left.submissions.map(({ id }) => id).sort());
    await assert.rejects(readdir(path.join(folder, 'broken')), /ENOENT/);

    // The tests that follow have nothing to do with it.
    const removing = vscode.commands.executeCommand('ftjob.deleteSubmission', {
      submissionId: pending.id,
    });
    await agree('Delete');
    await removing;
  });
});

const refusal = {
  kind: 'answer',
  status: 400,
  body: JSON.stringify({ error: { message: 'Not this one', type: 't', param: null, code: null } }),
} as const;

interface Exported {
  readonly submissions: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly body: string;
    readonly state: {
      readonly kind: string;
      readonly jobId?: string;
      readonly answer?: string;
      readonly lookedAt?: number;
    };
    readonly job?: { readonly id: string };
  }[];
}

/** Exports by the command, to the place that it proposes, and reads it. */
async function exportHistory(): Promise<Exported> {
  const file = path.join(
    vscode.workspace.workspaceFolders![0]!.uri.fsPath,
    'fine-tuning-history.json',
  );
  // VS Code would ask whether to replace it.
  await rm(file, { force: true });
  const done = vscode.commands.executeCommand('ftjob.exportHistory');
  // VS Code's own dialog in the browser: a box with the proposed place.
  await waitFor(
    async () => (await quickInput())?.includes(path.basename(file)),
    'the question where to',
  );
  await press('Enter');
  await done;
  return JSON.parse(await readFile(file, 'utf8')) as Exported;
}

/** Where ftjob keeps its history in this run. */
async function historyFolder(): Promise<string> {
  const data = path.dirname(vscode.workspace.workspaceFolders![0]!.uri.fsPath);
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const found = entries.find(
    (entry) =>
      entry.isDirectory() && entry.name === 'history' && entry.parentPath.includes('ftjob'),
  );
  assert(found);
  return path.join(found.parentPath, found.name);
}
