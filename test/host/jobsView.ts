// The view Fine-Tuning Jobs, as tests look at it and click in it.
import * as vscode from 'vscode';
import { click, clickRow, menuItems, press, treeRows } from './page.ts';
import {
  clearHistory,
  openJob,
  serviceForEachTest,
  submit,
  validJob,
  type HeldService,
} from './service.ts';
import { waitFor } from './wait.ts';

export const view = 'Fine-Tuning Jobs';

/** Gives each test of a suite a service of its own and shows the view, with room for its rows and few from earlier suites. */
export function jobsViewForEachTest(take: (service: HeldService) => void): void {
  suiteSetup(async () => {
    await vscode.extensions.getExtension('ftjob.ftjob')?.activate();
    await clearHistory();
    await foldFiles();
  });

  suiteTeardown(foldFiles);

  // An open menu or question goes before the editors do. An open account would be read in later suites too.
  teardown(async () => {
    await press('Escape');
    await foldAccount();
  });

  serviceForEachTest(take);

  setup(async () => {
    await vscode.commands.executeCommand('ftjob.showJobs');
  });
}

/** The accessible name of the first row that begins so, once there is one. */
export async function row(beginning: string): Promise<string> {
  let rows: readonly string[] = [];
  return waitFor(async () => {
    rows = await treeRows(view);
    return rows.find((name) => name.startsWith(beginning));
  }, `a row that begins with "${beginning}"`).catch((error: unknown) => {
    throw new Error(`${String(error)} The rows were:\n${rows.join('\n')}`);
  });
}

/** Chooses a command in the menu of a row; the row joins the selected ones if it is one of them already. */
export async function choose(beginning: string, command: string): Promise<void> {
  await row(beginning);
  let isChosen = false;
  await waitFor(async () => {
    const items = await menuItems();
    // VS Code ignores what is clicked in a menu's first tenth of a second: it is chosen once the menu has gone after a click.
    if (items.length === 0) {
      if (isChosen) return true;
      await clickRow(beginning, { button: 'right' });
    } else if (items.some((item) => item.trim() === command)) {
      await click('menuitem', command);
      isChosen = true;
    } else {
      // The menu of a moment ago: the row was another then.
      await press('Escape');
    }
    return false;
  }, command);
}

/** Opens the account, if it is not open. */
export async function openAccount(label = 'Sandbox'): Promise<void> {
  const name = `Account: ${label}`;
  await row(name);
  await waitFor(async () => {
    if ((await treeRows(view)).at(-1) !== name) return true;
    await clickRow(name);
    // Opens what is selected, and leaves open what is open.
    await press('ArrowRight');
    return false;
  }, 'the jobs of the account');
}

/** Folds the account, if it is open. */
async function foldAccount(): Promise<void> {
  await waitFor(async () => {
    const rows = await treeRows(view);
    const name = rows.find((shown) => shown.startsWith('Account: '));
    if (name === undefined || name === rows.at(-1)) return true;
    await clickRow(name);
    // Leaves folded what is folded.
    await press('ArrowLeft');
    return false;
  }, 'the account to be folded');
}

/** Unfolds the rows of the workspace, or folds them. */
export async function showWorkspace(isShown: boolean): Promise<void> {
  const name = 'This Workspace';
  await waitFor(
    async () => {
      const rows = await treeRows(view);
      const next = rows[rows.indexOf(name) + 1] ?? '';
      if (rows.includes(name) && next.startsWith('Account: ') !== isShown) return true;
      await clickRow(name);
      // Leaves what is so already.
      await press(isShown ? 'ArrowRight' : 'ArrowLeft');
      return false;
    },
    `the rows of the workspace to be ${isShown ? 'shown' : 'folded'}`,
  );
}

/** Makes room for the view in the side bar, or gives it back. */
export async function foldFiles(): Promise<void> {
  await press('Escape');
  await click('button', 'Explorer Section: workspace');
}

/** The items of the menu of a row; closes it again. */
export async function menuOf(beginning: string): Promise<readonly string[]> {
  await row(beginning);
  const items = await waitFor(async () => {
    const shown = (await menuItems()).map((item) => item.trim());
    if (shown.length > 0) return shown;
    // Again, too: what takes the focus, as a panel that has loaded, closes a menu.
    await clickRow(beginning, { button: 'right' });
    return false;
  }, 'the menu');
  await press('Escape');
  return items;
}

/** Submits a job file by the command, and waits for its row. */
export async function submitJob(
  name: string,
  job: object | string = validJob,
): Promise<vscode.TextDocument> {
  const document = await openJob(name, job);
  await submit(document.uri);
  // Not while it is being sent: the menu is another then.
  await waitFor(
    async () => !(await row(`${name}, `)).startsWith(`${name}, being sent`),
    'the answer to be in the history',
  );
  return document;
}

/** Creates a job at the service without ftjob. */
export async function createJob(
  { address }: HeldService,
  job: object,
): Promise<{ readonly id: string }> {
  const sent = await fetch(`${address}/fine_tuning/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(job),
  });
  return (await sent.json()) as { id: string };
}

/** The paths of such requests, with their queries. */
export function asked({ requests }: HeldService, method: string, path: RegExp): readonly string[] {
  return requests
    .filter((request) => request.method === method && path.test(request.path))
    .map(({ path: target }) => target);
}
