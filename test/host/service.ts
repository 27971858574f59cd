// What the tests of submission share: a sandbox that they hold, a job file, and the way from the command to the panel.
import path from 'node:path';
import * as vscode from 'vscode';
import { heldClock, type HeldClock } from '../../sandbox/src/clock.ts';
import type { Fault } from '../../sandbox/src/faults.ts';
import { startSandbox, type Sandbox } from '../../sandbox/src/service.ts';
import { click, clickInPanel, dialogText, notifications, panelText, press, print } from './page.ts';
import { waitFor } from './wait.ts';

export interface HeldService extends Sandbox {
  readonly clock: HeldClock;
  /** What happens to each request that creates a job, until it is set to something else. */
  faultOfCreate: Fault | undefined;
  /** What happens to each request that lists jobs. */
  faultOfList: Fault | undefined;
  /** What happens to each request that lists a job's events. */
  faultOfEvents: Fault | undefined;
  /** The bodies of all requests to create a job. */
  readonly creates: () => readonly string[];
}

/** `port`: a free one unless it is given. */
export async function startHeldService(
  apiKeys?: readonly string[],
  port = 0,
): Promise<HeldService> {
  const clock = heldClock();
  const isCreate = ({ method, path: target }: { method: string; path: string }) =>
    method === 'POST' && target.endsWith('/fine_tuning/jobs');
  const sandbox = await startSandbox({
    clock,
    port,
    ...(apiKeys && { apiKeys }),
    fault: (request) => {
      if (isCreate(request)) return service.faultOfCreate;
      if (/\/fine_tuning\/jobs(\?|$)/.test(request.path)) return service.faultOfList;
      return request.path.includes('/events') ? service.faultOfEvents : undefined;
    },
  });
  const service: HeldService = {
    ...sandbox,
    clock,
    faultOfCreate: undefined,
    faultOfList: undefined,
    faultOfEvents: undefined,
    creates: () => sandbox.requests.filter(isCreate).map(({ body }) => body),
  };
  return service;
}

/** The same, as the sandbox that jobs go to. */
export async function useHeldService(): Promise<HeldService> {
  const service = await startHeldService();
  await setUserSetting('sandbox.address', service.address);
  return service;
}

/** Gives each test of a suite such a service of its own; behind the test it is closed, and all is tidied up. */
export function serviceForEachTest(take: (service: HeldService) => void): void {
  let service: HeldService;

  setup(async () => {
    service = await useHeldService();
    take(service);
  });

  teardown(async () => {
    await service.close();
    await tidyUp();
  });
}

/** A job that the sandbox takes. */
export const validJob = {
  model: 'gpt-4.1-mini-2025-04-14',
  training_file: 'file-U8JZpDE0iGXlD6gNCFbaEPFj',
  method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 3 } } },
  suffix: 'parcel-replies',
};

let names = 0;

/** The name of a job file that no other test has, and no other try: the history knows those of a first try. */
export function ownName(stem: string): string {
  names++;
  return `${stem}-${names}.ftjob.json`;
}

/** Writes a job file into the workspace and shows it. */
export async function openJob(name: string, job: object | string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests run in a folder.');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  const text = typeof job === 'string' ? job : JSON.stringify(job, undefined, 2);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

export async function setUserSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('ftjob')
    .update(name, value, vscode.ConfigurationTarget.Global);
}

/** Closes all notifications, editors and panels without saving, and forgets the settings that tests make. */
export async function tidyUp(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
  await closeEditors();
  const settings = vscode.workspace.getConfiguration('ftjob');
  for (const name of ['connection', 'connections', 'sandbox.address'])
    if (settings.inspect(name)?.globalValue !== undefined) await setUserSetting(name, undefined);
}

/** Closes all editors and panels without saving, also what a key that arrives late has changed meanwhile. */
export async function closeEditors(): Promise<void> {
  let isClosed = false;
  const closing = vscode.commands.executeCommand('workbench.action.closeAllEditors');
  void closing.then(() => {
    isClosed = true;
  });
  await waitFor(async () => {
    if (!isClosed && (await dialogText())?.includes('Do you want to save'))
      await click('button', "Don't Save");
    return isClosed;
  }, 'all editors to be closed');
}

/** Calls the command, agrees to what the sheet shows, and waits for the command's end. */
export async function submit(...args: readonly unknown[]): Promise<void> {
  const done = vscode.commands.executeCommand('ftjob.submitJob', ...args);
  await agreeToSubmit();
  await done;
}

/**
 * Waits for the submission sheet with this button, presses it and returns the sheet's text once it is gone. What the
 * sheet shows may change under the pointer; then nothing is sent, and a person presses again.
 */
export async function agreeToSubmit(button = 'Submit Job'): Promise<string> {
  const text = await sheetWith(button);
  let shown: string | undefined = text;
  let isPressed = false;
  await waitFor(async () => {
    if (shown === undefined) return true;
    if (isPressed) await print(`The sheet is pressed again. It shows:\n${shown}`);
    isPressed = true;
    // For ten seconds, one would cover the button.
    await vscode.commands.executeCommand('notifications.clearAll');
    await clickInPanel(sheet, 'button', button);
    const isClosed = async () => (shown = await panelText(sheet)) === undefined;
    return waitFor(isClosed, 'the sheet to close', 3_000);
  }, 'the sheet to close');
  return text;
}

/** A part of the title of the submission sheet. */
export const sheet = 'Submit ';

/** The text of the submission sheet, once it holds the given words. */
export async function sheetWith(words: string): Promise<string> {
  return waitFor(async () => {
    const text = await panelText(sheet);
    return text?.includes('What is sent') === true && text.includes(words) && text;
  }, `"${words}" in the sheet`);
}

/**
 * Waits for a modal dialog whose first button is this one, accepts it and returns the dialog's text. By the keyboard:
 * the editor's title has a button of the same name behind the dialog.
 */
export async function agree(button: string): Promise<string> {
  const text = await waitFor(async () => {
    const shown = await dialogText();
    return shown?.includes(button) === true && shown;
  }, `a dialog with the button "${button}"`);
  await press('Enter');
  await waitFor(async () => (await dialogText()) !== text, 'the dialog to close');
  return text;
}

/** Shortens the list of submissions to those that cannot be deleted yet, whatever earlier tests have left. */
export async function clearHistory(): Promise<void> {
  const done = vscode.commands.executeCommand('ftjob.deleteHistory');
  const isAsked = await waitFor(async () => {
    if ((await dialogText()) !== undefined) return 'yes';
    return (await notifications()).some((text) => text.includes('There is nothing')) && 'no';
  }, 'the question, or that there is none');
  if (isAsked === 'yes') await agree('Delete History');
  await done;
  await vscode.commands.executeCommand('notifications.clearAll');
}

/** The text of the panel of a file, once it holds the given words. */
export async function panelWith(document: vscode.TextDocument, words: string): Promise<string> {
  const title = panelOf(document);
  let last: string | undefined;
  return waitFor(async () => {
    last = await panelText(title);
    return last?.includes(words) === true && last;
  }, `"${words}" in the panel`).catch((error: unknown) => {
    throw new Error(`${String(error)} The panel said: ${last ?? 'nothing'}`);
  });
}

/** The title of the panel of a file. */
export function panelOf(document: vscode.TextDocument): string {
  return `Job of ${path.posix.basename(document.uri.path)}`;
}

/** The titles of the webviews. */
export function panelTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);
}
