// Add, Edit and Remove Connection as a person answers them; what is stored, and what a service saw of it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { canary, enter, giveKey, pasteOption, waitForInput } from './keys.ts';
import { notificationWith } from './notification.ts';
import { click, dialogText, press, quickInput, screenshot, statusText } from './page.ts';
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

const compatible = 'Compatible address, any other service with the same API';
const bearer = 'Authorization: Bearer KEY';
const addressBox = 'The base address of the API';
const azureBox = 'The endpoint of the resource';
const labelBox = 'How the connection is called';
const read = 'GET …/fine_tuning/jobs?limit=1: reads one job, changes nothing, costs nothing.';
const placeholderOfCheck = 'A check shows it';

suite('Add Connection', () => {
  let service: HeldService;
  let origin: string;
  /** The pick that sends the key. */
  let send: string;

  setup(async () => {
    service = await startHeldService([canary]);
    ({ origin } = new URL(service.address));
    send = sending(service.address);
  });

  teardown(async () => {
    delete process.env['OPENAI_API_KEY'];
    delete process.env['AZURE_OPENAI_API_KEY'];
    await service.close();
    await tidyUp();
  });

  test('asks step by step, proves the key by one read, and stores key and connection', async () => {
    const done = begin();
    await click('option', compatible);
    await enter(addressBox, `${service.address}/`);
    await click('option', bearer);
    await click('option', pasteOption);
    await giveKey(canary, isAskedToCheck);
    await screenshot('add connection check');
    assert.equal(service.requests.length, 0, 'nothing is sent before the user says so');
    assert.equal(setting('connections'), undefined);
    await click('option', send);
    await enter(labelBox, 'Mine');
    await done;
    await notificationWith('Mine answered the check. Jobs go there from now on.');
    assert.deepEqual(
      service.requests.map(({ method, path, headers }) => [method, path, headers['authorization']]),
      [['GET', '/v1/fine_tuning/jobs?limit=1', `Bearer ${canary}`]],
    );
    assert.equal(setting('connection'), 'mine');
    assert.deepEqual(setting('connections'), [
      {
        id: 'mine',
        label: 'Mine',
        kind: 'compatible',
        address: service.address,
        authorization: 'bearer',
      },
    ]);
    // The check has asked whether the key may go there.
    const document = await openJob('added.ftjob.json', validJob);
    await waitForStatus('Mine', 'key …8a63');
    const submitted = vscode.commands.executeCommand('ftjob.submitJob');
    await agreeToSubmit();
    await submitted;
    await panelWith(document, 'validating_files');
  });

  test('a wrong key is refused in words, corrected, and the right one is stored', async () => {
    const done = begin();
    await click('option', compatible);
    await enter(addressBox, service.address);
    await click('option', bearer);
    await click('option', pasteOption);
    await giveKey('sk-wrong-0123456789abcdef', isAskedToCheck);
    await click('option', send);
    const refusal = await waitFor(dialogText, 'what the check found');
    await screenshot('add connection refused');
    assert.match(refusal, /does not accept the key \(HTTP 401\)/);
    assert.doesNotMatch(refusal, /Store All the Same|sk-wrong/);
    await click('button', 'Give Another Key');
    await click('option', pasteOption);
    await giveKey(canary, isAskedToCheck);
    await click('option', send);
    await enter(labelBox, 'Mine');
    await done;
    assert.equal(setting('connection'), 'mine');
    assert.deepEqual(
      service.requests.map(({ headers }) => headers['authorization']),
      ['Bearer sk-wrong-0123456789abcdef', `Bearer ${canary}`],
    );
  });

  test('an environment variable is read for the check, and again for each use', async () => {
    process.env['OPENAI_API_KEY'] = 'sk-wrong-0123456789abcdef';
    const done = begin();
    await click('option', compatible);
    await enter(addressBox, service.address);
    await click('option', bearer);
    await click(
      'option',
      `Use the environment variable OPENAI_API_KEY, It is read each time something is sent to ${origin}, and not stored.`,
    );
    process.env['OPENAI_API_KEY'] = canary;
    await click('option', send);
    await enter(labelBox, 'Mine');
    await done;
    await openJob('variable.ftjob.json', validJob);
    await waitForStatus('Mine', 'environment variable OPENAI_API_KEY');
    delete process.env['OPENAI_API_KEY'];
    await vscode.commands.executeCommand('ftjob.submitJob');
    await notificationWith(`OPENAI_API_KEY, which you chose for ${origin}, holds no key`);
    assert.equal(service.creates().length, 0);
  });

  test('OpenAI for a project: a wrong id, the name, and the missing key are told', async () => {
    const done = begin();
    await click('option', 'OpenAI, with another organization, project or region');
    await waitForInput(addressBox);
    await press('Enter');
    await click('option', 'Set the key later');
    await enter('The id of the organization', 'proj_1');
    // What is wrong stands in the place of the question.
    await enter('This is the id of a project', 'org-1');
    await enter('The id of the project', 'proj_1');
    const last = await waitForInput(labelBox);
    assert.match(last, /\(7\/7\)/);
    assert.match(last, /OpenAI org-1 proj_1/);
    await press('Enter');
    await done;
    await notificationWith('Jobs go to OpenAI org-1 proj_1 from now on. Its key is still missing');
  });

  test('an address of a portal is refused, one of a resource is completed', async () => {
    const done = begin();
    await click('option', 'Azure OpenAI / Foundry');
    await enter(azureBox, 'https://ai.azure.com/resource/overview?wsid=1');
    await enter('ai.azure.com is the portal. Write the endpoint', 'res.openai.azure.com');
    await waitForInput('How does the service know who asks?');
    await vscode.commands.executeCommand('workbench.action.quickInputBack');
    assert.match(await waitForInput(azureBox), /https:\/\/res\.openai\.azure\.com\/openai\/v1/);
    await press('Escape');
    await done;
    assert.equal(setting('connections'), undefined);
  });

  test('Back leads to the question before, with the answer as it was', async () => {
    const done = begin();
    await click('option', compatible);
    await enter(addressBox, service.address);
    await waitForInput('How does the service know who asks?');
    await vscode.commands.executeCommand('workbench.action.quickInputBack');
    assert.ok((await waitForInput(addressBox)).includes(service.address));
    await press('Enter');
    await click('option', 'No key');
    await click('option', checking(service.address));
    await waitFor(async () => (await dialogText())?.includes('asks for a key'), 'the refusal');
    await click('button', 'Change How It Signs In');
    await waitForInput('How does the service know who asks?');
    await press('Escape');
    await done;
    assert.equal(setting('connections'), undefined);
    assert.equal(service.requests.length, 1);
  });

  test('a redirect excludes the address, an address where nothing listens does not', async () => {
    const elsewhere = await startHeldService();
    service.faultOfList = { kind: 'redirect', to: `${elsewhere.address}/fine_tuning/jobs` };
    const done = begin();
    await click('option', compatible);
    await enter(addressBox, service.address);
    await click('option', bearer);
    await click('option', pasteOption);
    await giveKey(canary, isAskedToCheck);
    await click('option', send);
    const redirect = await waitFor(dialogText, 'what the check found');
    assert.match(redirect, /points to another address, and ftjob does not follow/);
    assert.ok(redirect.includes(elsewhere.address));
    assert.doesNotMatch(redirect, /Store All the Same/);
    await elsewhere.close();
    await click('button', 'Change the Address');
    await enter(addressBox, elsewhere.address);
    await click('option', sending(elsewhere.address));
    assert.match(await waitFor(dialogText, 'what the check found'), /Nothing answers at/);
    await click('button', 'Store All the Same');
    await enter(labelBox, 'Later');
    await done;
    assert.equal(setting('connection'), 'later');
    assert.deepEqual(elsewhere.requests, []);
  });

  test('Edit Connection keeps the key for the same address, and asks for one for another', async () => {
    const entry = { id: 'mine', label: 'Mine', kind: 'compatible', address: service.address };
    await setUserSetting('connections', [entry, { id: 'other', broken: true }]);
    const done = vscode.commands.executeCommand('ftjob.editConnection');
    await click('option', `Mine, ${service.address}`);
    await click('option', compatible);
    assert.ok((await waitForInput(addressBox)).includes(service.address));
    await press('Enter');
    await click('option', bearer);
    await click('option', 'Set the key later');
    await enter(labelBox, 'Ours');
    await done;
    await notificationWith('The connection Ours is changed.');
    assert.deepEqual(setting('connections'), [
      { ...entry, label: 'Ours', authorization: 'bearer' },
      { id: 'other', broken: true },
    ]);
    assert.deepEqual(service.requests, []);
  });

  test('Remove Connection takes it out of the settings, and its key out of the storage', async () => {
    await setUserSetting('connections', [
      { id: 'mine', label: 'Mine', kind: 'compatible', address: service.address },
    ]);
    await setUserSetting('connection', 'mine');
    const done = vscode.commands.executeCommand('ftjob.removeConnection');
    await click('option', `Mine, ${service.address}`);
    assert.match(await agree('Remove'), new RegExp(`The key for ${origin} is removed too`));
    await done;
    assert.deepEqual(setting('connections'), []);
    assert.equal(setting('connection'), undefined);
    await notificationWith('The connection Mine is removed. Jobs go to Sandbox from now on.');
  });
});

/** Waits until the language status says both. */
async function waitForStatus(connection: string, key: string): Promise<void> {
  await waitFor(async () => {
    const status = await statusText('Editor Language Status');
    return status.includes(connection) && status.includes(key);
  }, `${connection} with ${key} in the status item`);
}

async function isAskedToCheck(): Promise<boolean> {
  return (await quickInput())?.includes(placeholderOfCheck) ?? false;
}

function begin(): Thenable<unknown> {
  return vscode.commands.executeCommand('ftjob.addConnection');
}

function setting(name: string): unknown {
  return vscode.workspace.getConfiguration('ftjob').inspect(name)?.globalValue;
}

function sending(address: string): string {
  return `Send the key to ${new URL(address).origin} and check it, ${read}`;
}

function checking(address: string): string {
  return `Check ${new URL(address).origin}, ${read}`;
}
