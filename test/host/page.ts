// The screen, for tests in the extension host: what a person would see and press in VS Code's window.
import { addressVariable, type Answer, type Counts, type Request, type Role } from './protocol.ts';

async function ask(request: Request): Promise<unknown> {
  const address = process.env[addressVariable];
  if (address === undefined)
    throw new Error(`${addressVariable} is not set: start the tests by npm.`);
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(request) });
  const answer = (await response.json()) as Answer;
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}

/** The visible text of the webview whose title contains `panel`; undefined while there is none. */
export async function panelText(panel: string): Promise<string | undefined> {
  return (await ask({ action: 'panelText', panel })) as string | undefined;
}

/** The webview as a screen reader meets it, in Playwright's notation: `- button "Copy"` …; undefined while there is none. */
export async function panelOutline(panel: string): Promise<string | undefined> {
  return (await ask({ action: 'panelOutline', panel })) as string | undefined;
}

/** Clicks what has this role and this exact accessible name in the webview. */
export async function clickInPanel(panel: string, role: Role, name: string): Promise<void> {
  await ask({ action: 'clickInPanel', panel, role, name });
}

/** What axe finds wrong in the webview, a line each. */
export async function accessibilityFaults(panel: string): Promise<readonly string[]> {
  return (await ask({ action: 'accessibilityFaults', panel })) as readonly string[];
}

/** The text of the modal dialog (message, detail and buttons); undefined while there is none. */
export async function dialogText(): Promise<string | undefined> {
  return (await ask({ action: 'dialogText' })) as string | undefined;
}

/** The texts of the notifications on the screen, buttons included, newest first. */
export async function notifications(): Promise<readonly string[]> {
  return (await ask({ action: 'notifications' })) as readonly string[];
}

/**
 * Clicks what has this role and this exact accessible name outside the webviews: a button, a pick's option … While a
 * modal dialog is open, only in the dialog.
 */
export async function click(role: Role, name: string): Promise<void> {
  await ask({ action: 'click', role, name });
}

/** Clicks the item of the status bar whose name has these words, and gives the text that then shows. */
export async function statusText(name: string): Promise<string> {
  return (await ask({ action: 'statusText', name })) as string;
}

/** The title, the placeholder, the text and the message of the quick input that is open; undefined while none is. */
export async function quickInput(): Promise<string | undefined> {
  return (await ask({ action: 'quickInput' })) as string | undefined;
}

/** All text of the window and of each webview in it, shown or hidden: a text for each frame. */
export async function screenTexts(): Promise<readonly string[]> {
  return (await ask({ action: 'screenTexts' })) as readonly string[];
}

/** What VS Code keeps in the browser, its secret storage included, as JSON. */
export async function storages(): Promise<string> {
  return (await ask({ action: 'storages' })) as string;
}

/** The rows of a view in the side bar, by their accessible names, as far as they are on the screen. */
export async function treeRows(view: string): Promise<readonly string[]> {
  return (await ask({ action: 'treeRows', view })) as readonly string[];
}

/** Clicks the first row, of a view or of a quick pick, whose accessible name begins so; `isAdded` to what is selected already. */
export async function clickRow(
  name: string,
  { button = 'left', isAdded = false }: { button?: 'left' | 'right'; isAdded?: boolean } = {},
): Promise<void> {
  await ask({ action: 'clickRow', name, button, isAdded });
}

/** The items of the menu that is open. */
export async function menuItems(): Promise<readonly string[]> {
  return (await ask({ action: 'menuItems' })) as readonly string[];
}

/** Presses one key or chord, in Playwright's notation: `Escape`, `Control+Shift+P`. */
export async function press(keys: string): Promise<void> {
  await ask({ action: 'press', keys });
}

/** Types text where the focus is. */
export async function type(text: string): Promise<void> {
  await ask({ action: 'type', text });
}

/** Saves a picture of the window as `.cache/screenshots/<name>.png`. */
export async function screenshot(name: string): Promise<void> {
  await ask({ action: 'screenshot', name });
}

/** Prints a line on the runner's output; one that `isFault` once more at the end of the run. */
export async function print(line: string, isFault = false): Promise<void> {
  await ask({ action: 'print', line, isFault });
}

/** Tells the runner that all tests have ended. */
export async function finish(counts: Counts): Promise<void> {
  await ask({ action: 'finish', counts });
}
