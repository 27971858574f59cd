// What the tests in the extension host ask of the runner outside, which holds the page that shows VS Code.

/** The variable with the runner's address, set for the extension host. */
export const addressVariable = 'FTJOB_TEST_RUNNER';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** The file of the opened folder into which the figures of test/host/figures go, one a line. */
export const figuresFile = 'figures.jsonl';

export type Figure = { readonly name: string; readonly milliseconds: number };

/** A request to the runner; `panel` is a part of a webview's title. */
export type Request =
  | { readonly action: 'panelText'; readonly panel: string }
  | { readonly action: 'panelOutline'; readonly panel: string }
  | {
      readonly action: 'clickInPanel';
      readonly panel: string;
      readonly role: Role;
      readonly name: string;
    }
  | { readonly action: 'accessibilityFaults'; readonly panel: string }
  | { readonly action: 'dialogText' }
  | { readonly action: 'notifications' }
  | { readonly action: 'click'; readonly role: Role; readonly name: string }
  | { readonly action: 'statusText'; readonly name: string }
  | { readonly action: 'quickInput' }
  | { readonly action: 'screenTexts' }
  | { readonly action: 'storages' }
  | { readonly action: 'press'; readonly keys: string }
  | { readonly action: 'type'; readonly text: string }
  | { readonly action: 'menuItems' }
  | { readonly action: 'treeRows'; readonly view: string }
  | {
      readonly action: 'clickRow';
      readonly name: string;
      readonly button: 'left' | 'right';
      readonly isAdded: boolean;
    }
  | { readonly action: 'screenshot'; readonly name: string }
  /** `isFault`: told again at the end of the run, where it is found. */
  | { readonly action: 'print'; readonly line: string; readonly isFault: boolean }
  | { readonly action: 'finish'; readonly counts: Counts };

/** The ARIA roles that the tests click on. */
export type Role =
  'button' | 'checkbox' | 'link' | 'menuitem' | 'option' | 'radio' | 'slider' | 'tab' | 'treeitem';

export type Answer = { readonly value?: unknown } | { readonly error: string };
