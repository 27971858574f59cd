// Connections and keys as a person sets them up; a key reaches its own origin and nothing else.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  canary,
  giveKey,
  isAskedToSendKey,
  pasteOption,
  storeKey,
  submitWithNewKey,
} from './keys.ts';
import { notificationWith } from './notification.ts';
import { click, dialogText, press } from './page.ts';
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

suite('Connections', () => {
  let service: HeldService;
  let elsewhere: HeldService;

  setup(async () => {
    service = await startHeldService([canary]);
    elsewhere = await startHeldService();
    await setUserSetting('connections', [
      { id: 'held', label: 'Held', kind: 'compatible', address: service.address },
      { id: 'azure', label: 'Azure', kind: 'azure', address: service.azureAddress },
    ]);
  });

  teardown(async () => {
    await writeWorkspaceSettings({});
    await service.close();
    await elsewhere.close();
    await tidyUp();
  });

  test('a missing key is asked for, the address is approved once, and the key goes there', async () => {
    await setUserSetting('connection', 'held');
    const document = await openJob('key.ftjob.json', validJob);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    const done = vscode.commands.executeCommand('ftjob.submitJob', document.uri);
    await agree('Set API Key');
    await click('option', pasteOption);
    await giveKey(canary, isAskedToSendKey);
    const { origin } = new URL(service.address);
    assert.ok((await agree('Send Key')).includes(`Send the API key to ${origin}?`));
    assert.match(await agreeToSubmit(), /Jobs cost money[^]*Connection\s+Held/);
    await done;
    await panelWith(document, 'validating_files');

    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const again = vscode.commands.executeCommand('ftjob.submitJob');
    await agreeToSubmit();
    await agree('Submit Again');
    await again;
    assert.equal(service.creates().length, 2);
    for (const { headers } of service.requests)
      assert.equal(headers['authorization'], `Bearer ${canary}`);
  });

  test('an Azure connection sends its key as api-key', async () => {
    await setUserSetting('connection', 'azure');
    await storeKey(`Azure, ${new URL(service.address).origin}`);
    const document = await openJob('azure.ftjob.json', {
      ...validJob,
      trainingType: 'GlobalStandard',
    });
    await submitWithNewKey();
    await panelWith(document, 'pending');
    assert.equal(service.creates().length, 1);
    for (const { path, headers } of service.requests) {
      assert.match(path, /^\/openai\/v1\//);
      assert.equal(headers['api-key'], canary);
      assert.equal(headers['authorization'], undefined);
    }
  });

  test('a wrong key is refused by the service, and the panel says what to do', async () => {
    await setUserSetting('connection', 'held');
    await storeKey(`Held, ${new URL(service.address).origin}`, 'sk-wrong-0123456789abcdef');
    const document = await openJob('wrong-key.ftjob.json', validJob);
    await submitWithNewKey();
    const panel = await panelWith(document, 'HTTP 401');
    assert.match(panel, /Set a valid one with Set API Key/);
    assert.doesNotMatch(panel, /sk-wrong-0123456789abcdef/);
  });

  test('no key follows a redirect', async () => {
    service.faultOfCreate = { kind: 'redirect', to: `${elsewhere.address}/fine_tuning/jobs` };
    await setUserSetting('connection', 'held');
    await storeKey(`Held, ${new URL(service.address).origin}`);
    const document = await openJob('redirect.ftjob.json', validJob);
    await submitWithNewKey();
    await panelWith(document, 'HTTP 307');
    assert.deepEqual(elsewhere.requests, []);
  });

  test('closing the question about the key or the address sends nothing', async () => {
    await setUserSetting('connection', 'held');
    const { uri } = await openJob('closed.ftjob.json', validJob);
    const withoutKey = vscode.commands.executeCommand('ftjob.submitJob', uri);
    await waitFor(async () => (await dialogText())?.includes('Set API Key'), 'the question');
    await press('Escape');
    await withoutKey;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await storeKey(`Held, ${new URL(service.address).origin}`);
    await openJob('closed.ftjob.json', validJob);
    const withoutConsent = vscode.commands.executeCommand('ftjob.submitJob', uri);
    await waitFor(isAskedToSendKey, 'the question');
    await press('Escape');
    await withoutConsent;
    assert.deepEqual(service.requests, []);
  });

  test('a folder can name a connection, but neither define one nor move the sandbox', async () => {
    await setUserSetting('sandbox.address', service.address);
    await writeWorkspaceSettings({
      'ftjob.connection': 'held',
      'ftjob.sandbox.address': elsewhere.address,
      'ftjob.connections': [
        { id: 'held', label: 'Evil', kind: 'compatible', address: elsewhere.address },
        { id: 'evil', label: 'Evil', kind: 'compatible', address: elsewhere.address },
      ],
    });
    const document = await openJob('folder.ftjob.json', validJob);
    await waitForLens(document, 'Submit Job to Held');

    await writeWorkspaceSettings({
      'ftjob.connection': 'evil',
      'ftjob.connections': [
        { id: 'evil', label: 'Evil', kind: 'compatible', address: elsewhere.address },
      ],
    });
    await waitForLens(document, 'Submit Job');
    await vscode.commands.executeCommand('ftjob.submitJob');
    await notificationWith('names "evil", but there is no usable connection');
    assert.deepEqual(elsewhere.requests, []);
  });

  test('a connection that cannot be used is named', async () => {
    await setUserSetting('connections', [
      { id: 'plain', label: 'Plain', kind: 'compatible', address: 'http://example.com/v1' },
      { id: 'other', label: 'Other', kind: 'aws', address: 'https://example.com/v1' },
    ]);
    await setUserSetting('connection', 'plain');
    await openJob('plain.ftjob.json', validJob);
    await vscode.commands.executeCommand('ftjob.submitJob');
    const message = await notificationWith('Connection "Plain" is not used: Use https://');
    assert.doesNotMatch(message, /"Other"/);
  });

  test('a sandbox address that cannot be used stops the job, which would go elsewhere', async () => {
    await setUserSetting('sandbox.address', 'https://example.com/v1');
    await openJob('moved.ftjob.json', validJob);
    await vscode.commands.executeCommand('ftjob.submitJob');
    await notificationWith('ftjob.sandbox.address is not used: A sandbox runs on this machine.');
  });

  test('Select Connection stores the choice where one is stored already', async () => {
    await writeWorkspaceSettings({ 'ftjob.connection': 'azure' });
    const document = await openJob('stored.ftjob.json', validJob);
    await waitForLens(document, 'Submit Job to Azure');
    const done = vscode.commands.executeCommand('ftjob.selectConnection');
    await click('option', 'Sandbox, on this machine');
    await done;
    const stored = vscode.workspace.getConfiguration('ftjob').inspect('connection');
    assert.equal(stored?.workspaceValue, 'sandbox');
    assert.equal(stored.globalValue, undefined);
  });

  test('Remove API Key forgets the key', async () => {
    await setUserSetting('connection', 'held');
    await storeKey(`Held, ${new URL(service.address).origin}`);
    const document = await openJob('removed.ftjob.json', validJob);
    await submitWithNewKey();
    await panelWith(document, 'validating_files');
    const done = vscode.commands.executeCommand('ftjob.removeApiKey');
    await click('option', new URL(service.address).origin);
    await done;
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const again = vscode.commands.executeCommand('ftjob.submitJob');
    await waitFor(async () => (await dialogText())?.includes('Set API Key'), 'the question');
    await press('Escape');
    await again;
    assert.equal(service.creates().length, 1);
  });

  test('the sandbox of the extension needs neither account nor address', async () => {
    const document = await openJob('own.ftjob.json', validJob);
    const done = vscode.commands.executeCommand('ftjob.submitJob');
    assert.match(await agreeToSubmit(), /Address\s+http:\/\/127\.0\.0\.1:\d+\/v1/);
    await done;
    await panelWith(document, 'validating_files');
  });
});

async function writeWorkspaceSettings(settings: object): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const file = vscode.Uri.joinPath(folder, '.vscode', 'settings.json');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(settings)));
}

/** Waits until the code lens of a job file says this, so until VS Code has read changed settings. */
async function waitForLens(document: vscode.TextDocument, title: string): Promise<void> {
  await waitFor(async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    return lenses[0]?.command?.title.endsWith(title);
  }, `the code lens "${title}"`);
}
