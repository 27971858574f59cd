// Each kind of theme that VS Code has: something done in all of them, and axe's word on a page.
import * as vscode from 'vscode';
import { accessibilityFaults } from './page.ts';
import { waitFor } from './wait.ts';

const themes = [
  ['Default Light Modern', vscode.ColorThemeKind.Light],
  ['Default Dark Modern', vscode.ColorThemeKind.Dark],
  ['Default High Contrast', vscode.ColorThemeKind.HighContrast],
  ['Default High Contrast Light', vscode.ColorThemeKind.HighContrastLight],
] as const;

const setTheme = (theme: string | undefined) =>
  vscode.workspace
    .getConfiguration('workbench')
    .update('colorTheme', theme, vscode.ConfigurationTarget.Global);

export async function resetTheme(): Promise<void> {
  await setTheme(undefined);
}

/** Does this in each theme, once VS Code shows it. */
export async function inAllThemes(look: (theme: string) => Promise<void>): Promise<void> {
  for (const [theme, kind] of themes) {
    await setTheme(theme);
    await waitFor(() => vscode.window.activeColorTheme.kind === kind, theme);
    await look(theme);
  }
}

/** Waits in each theme until axe finds no fault in a webview's page; `first` is done before it looks. */
export async function lookInAllThemes(
  page: string,
  first: (theme: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await inAllThemes(async (theme) => {
    await first(theme);
    // The page is given its colours a moment later.
    await waitFor(async () => {
      const faults = await accessibilityFaults(page);
      if (faults.length > 0) throw new Error(`${theme}:\n${faults.join('\n')}`);
      return true;
    }, 'a page without faults');
  });
}
