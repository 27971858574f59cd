// A key and a token that can be told from everything else are planted; everything is done that ftjob can do, with a
// service that writes them into each of its answers; then they are looked for wherever VS Code keeps or shows a text.
// A new command of package.json goes into `runs`, or into `excluded` with the reason.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { languages } from '../../client/src/features/copyAs/languages.ts';
import manifest from '../../package.json' with { type: 'json' };
import { drive, onAll, onEach } from './drive.ts';
import { startEcho, type EchoService } from './echo.ts';
import { canary, giveKey, pasteOption, storeKey, waitForInput } from './keys.ts';
import { signInWith } from './microsoftAccount.ts';
import { click, clickRow, dialogText, press, quickInput, screenTexts, type } from './page.ts';
import { assertHoldsNone, assertNotKept, assertNotShown, token } from './secretSearch.ts';
import {
  agree,
  agreeToSubmit,
  openJob,
  panelWith,
  setUserSetting,
  startHeldService,
  tidyUp,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

const azureJob = { ...validJob, trainingType: 'GlobalStandard' };

const excluded: Readonly<Record<string, string>> = {
  'ftjob.restartLanguageServer': 'the language server is never given a key',
};

suite('Canary', () => {
  let service: HeldService;
  let echo: EchoService;
  let elsewhere: HeldService;
  const account = signInWith(token, 'ada@example.com');

  suiteTeardown(() => {
    account.dispose();
  });

  setup(async () => {
    service = await startHeldService([canary, token]);
    elsewhere = await startHeldService();
    echo = await startEcho(new URL(service.address).origin);
    await setUserSetting('connections', [
      { id: 'held', label: 'Held', kind: 'compatible', address: `${echo.origin}/v1` },
      {
        id: 'entra',
        label: 'Entra',
        kind: 'azure',
        address: `${echo.origin}/openai/v1`,
        authorization: 'entra',
      },
    ]);
    await setUserSetting('connection', 'held');
  });

  teardown(async () => {
    echo.close();
    await service.close();
    await elsewhere.close();
    await tidyUp();
  });

  /** Each command, in the order in which they are run. */
  const runs: Readonly<Record<string, () => Promise<void>>> = {
    'ftjob.setApiKey': () => storeKey(`Held, ${echo.origin}`),
    'ftjob.addConnection': addRefused,
    'ftjob.editConnection': editChecked,
    'ftjob.selectConnection': selectHeld,
    'ftjob.submitJob': submitAll,
    'ftjob.copyAs': copyAll,
    'ftjob.uploadFile': () => drive('ftjob.uploadFile'),
    'ftjob.newJobFile': () => drive('ftjob.newJobFile'),
    'ftjob.showJobs': () => drive('ftjob.showJobs'),
    'ftjob.refreshJobs': () => drive('ftjob.refreshJobs'),
    'ftjob.connectAccount': () => drive('ftjob.connectAccount'),
    'ftjob.loadMoreJobs': () => drive('ftjob.loadMoreJobs'),
    'ftjob.filterJobs': () => drive('ftjob.filterJobs'),
    'ftjob.openJob': onEach('ftjob.openJob'),
    'ftjob.copyJobId': onEach('ftjob.copyJobId'),
    'ftjob.copyModelId': onEach('ftjob.copyModelId'),
    'ftjob.pauseJob': onEach('ftjob.pauseJob'),
    'ftjob.resumeJob': onEach('ftjob.resumeJob'),
    'ftjob.cancelJob': onEach('ftjob.cancelJob'),
    'ftjob.reopenJob': onEach('ftjob.reopenJob'),
    // VS Code asks before it opens a page of the browser, and that would cover this one.
    'ftjob.openPortal': onEach('ftjob.openPortal', 'Escape'),
    'ftjob.compareJobFiles': () => onAll('ftjob.compareJobFiles'),
    'ftjob.compareJobs': () => onAll('ftjob.compareJobs'),
    'ftjob.lookForJob': onEach('ftjob.lookForJob'),
    'ftjob.showAnswer': onEach('ftjob.showAnswer'),
    'ftjob.editNotes': onEach('ftjob.editNotes'),
    'ftjob.exportSubmission': onEach('ftjob.exportSubmission'),
    'ftjob.exportHistory': () => drive('ftjob.exportHistory'),
    'ftjob.deleteSubmission': onEach('ftjob.deleteSubmission'),
    'ftjob.deleteHistory': () => drive('ftjob.deleteHistory'),
    'ftjob.removeApiKey': () => drive('ftjob.removeApiKey'),
    'ftjob.removeConnection': () => drive('ftjob.removeConnection'),
  };

  test('knows every command', () => {
    const known = [...Object.keys(runs), ...Object.keys(excluded)];
    const ids = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      ids.filter((id) => !known.includes(id)),
      [],
      'let it run here, or exclude it with a reason',
    );
  });

  test('is found in the secret storage and in requests to its own origin only', async function () {
    this.timeout(300_000);
    await logFrom('Trace');
    for (const [command, run] of Object.entries(runs)) {
      await run().catch((error: unknown) => {
        throw new Error(`${command}: ${String(error)}`);
      });
      await assertNotShown(command);
      // Before anything is deleted that should not have been written.
      if (command === 'ftjob.exportHistory') await assertNotKept();
    }
    await assertNotKept();
    await logFrom('Info');
    assert.deepEqual(
      [...new Set(echo.secrets)].sort(),
      [canary, token].sort(),
      'each request to its own origin carries the key or the token that was chosen for it',
    );
    assert.deepEqual(elsewhere.requests, []);
  });

  /** The check quotes the key in its refusal; the user gives up. */
  async function addRefused(): Promise<void> {
    service.faultOfList = refusal(401, canary);
    const done = vscode.commands.executeCommand('ftjob.addConnection');
    await click('option', 'Compatible address, any other service with the same API');
    await waitForInput('The base address of the API');
    await type(`${echo.origin}/v1`);
    await press('Enter');
    await click('option', 'Authorization: Bearer KEY');
    await click('option', pasteOption);
    await giveKey(canary, async () => (await quickInput())?.includes('A check shows it') ?? false);
    await press('Enter');
    assert.match(await waitFor(dialogText, 'what the check found'), /\[key removed\]/);
    await assertNotShown('the refused check');
    await press('Escape');
    await waitForInput('A check shows it');
    // A key that comes before the question has the focus is lost.
    await waitFor(async () => {
      await press('Escape');
      return (await quickInput()) === undefined;
    }, 'the questions to close');
    await done;
    service.faultOfList = undefined;
  }

  async function editChecked(): Promise<void> {
    service.faultOfList = { kind: 'redirect', to: `${elsewhere.address}/fine_tuning/jobs` };
    await drive('ftjob.editConnection');
    service.faultOfList = undefined;
  }

  async function selectHeld(): Promise<void> {
    const done = vscode.commands.executeCommand('ftjob.selectConnection');
    await click('option', `Held, ${new URL(echo.origin).host}, In use`);
    await done;
  }

  /** A refusal that quotes the key, a redirect, and a job; then a job by the account. */
  async function submitAll(): Promise<void> {
    await openJob('canary.ftjob.json', validJob);
    service.faultOfCreate = refusal(400, canary);
    const refused = vscode.commands.executeCommand('ftjob.submitJob');
    if ((await firstShown()) === 'Send Key') await agree('Send Key');
    await agreeToSubmit();
    await refused;
    await shownIn('HTTP 400');
    service.faultOfCreate = { kind: 'redirect', to: `${elsewhere.address}/fine_tuning/jobs` };
    await submitOnce('canary.ftjob.json', validJob);
    await shownIn('HTTP 307');
    service.faultOfCreate = undefined;
    await submitOnce('canary.ftjob.json', validJob);
    await shownIn('validating_files');
    await setUserSetting('connection', 'entra');
    const document = await openJob('canary-token.ftjob.json', azureJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await agree('Send Token');
    await waitFor(
      async () => (await dialogText())?.includes('sign in using'),
      'the sign-in of VS Code',
    );
    await click('button', 'Allow');
    await agreeToSubmit();
    await done;
    await panelWith(document, 'pending');
    await setUserSetting('connection', 'held');
  }

  async function firstShown(): Promise<string> {
    return waitFor(async () => {
      if ((await dialogText())?.includes('Send Key') === true) return 'Send Key';
      return (await screenTexts()).some((text) => text.includes('id="submit"')) && 'sheet';
    }, 'the question or the sheet');
  }
});

function refusal(status: number, key: string) {
  const message = `Incorrect API key provided: ${key}.`;
  const error = { message, type: 'invalid_request_error', param: null, code: 'c' };
  return { kind: 'answer', status, body: JSON.stringify({ error }) } as const;
}

async function submitOnce(name: string, job: object): Promise<void> {
  const document = await openJob(name, job);
  const done = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
  await agreeToSubmit();
  await done;
}

async function shownIn(words: string): Promise<void> {
  await waitFor(
    async () => (await screenTexts()).some((text) => text.includes(words)),
    `"${words}" in a panel`,
  );
}

/** The request in every language that it can be copied in. */
async function copyAll(): Promise<void> {
  const document = await openJob('canary.ftjob.json', validJob);
  for (const { name } of languages) {
    const done = vscode.commands.executeCommand('ftjob.copyAs', document.uri);
    await waitForInput('Copy the request');
    // By a click: a key is lost where a panel takes the focus.
    await clickRow(name);
    await done;
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /fine_tuning/);
    assertHoldsNone(copied, 'the copied request');
  }
}

/** How much all logs hold from now on, those of VS Code too. */
async function logFrom(level: 'Trace' | 'Info'): Promise<void> {
  const done = vscode.commands.executeCommand('workbench.action.setLogLevel');
  await waitForInput('Set Log Level');
  await type(level);
  await press('Enter');
  await done;
}
