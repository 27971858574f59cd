// An Azure connection that signs in with a Microsoft account, which a provider of our own stands in for.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { enter, waitForInput } from './keys.ts';
import { signInWith, type FakeAccount } from './microsoftAccount.ts';
import { notificationWith } from './notification.ts';
import { click, dialogText, press, screenshot, statusText } from './page.ts';
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

const token = 'eyJ-canary-token-4c1d9e07b2';
const scope = 'https://cognitiveservices.azure.com/.default';

suite('Microsoft account', () => {
  let service: HeldService;
  let origin: string;
  let account: FakeAccount;

  suiteSetup(() => {
    account = signInWith(token, 'ada@example.com');
  });

  suiteTeardown(() => {
    account.dispose();
  });

  setup(async () => {
    account.signOut();
    service = await startHeldService([token]);
    ({ origin } = new URL(service.azureAddress));
  });

  teardown(async () => {
    await service.close();
    await tidyUp();
  });

  test('is asked before its token goes to an address for the first time, then signed in', async () => {
    await useEntra();
    const document = await openJob('entra.ftjob.json', azureJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    const question = await agree('Send Token');
    assert.ok(question.includes(`Send a token of your Microsoft account to ${origin}?`));
    assert.match(question, /no address of Azure[^]*all AI resources of your account/);
    await allowSignIn();
    await agreeToSubmit();
    await done;
    await panelWith(document, 'pending');
    assert.deepEqual(account.signIns.at(-1), [scope]);
    assert.equal(service.creates().length, 1);
    for (const { headers } of service.requests) {
      assert.equal(headers['authorization'], `Bearer ${token}`);
      assert.equal(headers['api-key'], undefined);
    }
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await waitFor(
      async () =>
        (await statusText('Editor Language Status')).includes('Microsoft account ada@example.com'),
      'the account in the status item',
    );
    await screenshot('connection status');
  });

  test('nothing is sent without consent to the address', async () => {
    // Another origin than before: consent is given for an origin.
    await useEntra();
    await openJob('no-consent.ftjob.json', azureJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    await waitFor(async () => (await dialogText())?.includes('Send Token'), 'the question');
    await press('Escape');
    await done;
    assert.deepEqual(service.requests, []);
    assert.equal(account.signIns.length, 1);
  });

  test('Add Connection checks with the account and stores no token', async () => {
    const done = vscode.commands.executeCommand('ftjob.addConnection');
    await click('option', 'Azure OpenAI / Foundry');
    await enter('The endpoint of the resource', service.azureAddress);
    await click('option', 'Microsoft account, Entra ID, signed in by VS Code');
    // The rows come after the question.
    assert.match(await waitForInput('no address of Azure'), /A check shows it/);
    await press('Enter');
    await allowSignIn();
    await enter('How the connection is called', 'Entra');
    await done;
    await notificationWith('Entra answered the check.');
    assert.deepEqual(
      service.requests.map(({ path, headers }) => [path, headers['authorization']]),
      [['/openai/v1/fine_tuning/jobs?limit=1', `Bearer ${token}`]],
    );
    const connections = vscode.workspace.getConfiguration('ftjob').inspect('connections');
    assert.deepEqual(connections?.globalValue, [
      {
        id: 'entra',
        label: 'Entra',
        kind: 'azure',
        address: service.azureAddress,
        authorization: 'entra',
      },
    ]);
  });

  async function useEntra(): Promise<void> {
    await setUserSetting('connections', [
      {
        id: 'entra',
        label: 'Entra',
        kind: 'azure',
        address: service.azureAddress,
        authorization: 'entra',
      },
    ]);
    await setUserSetting('connection', 'entra');
  }
});

const azureJob = { ...validJob, trainingType: 'GlobalStandard' };

/** VS Code itself asks whether the extension may use an account. */
async function allowSignIn(): Promise<void> {
  await waitFor(async () => (await dialogText())?.includes('sign in using'), 'the sign-in');
  await click('button', 'Allow');
}
