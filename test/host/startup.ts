// VS Code's own figures of a start, from the page that "Developer: Startup Performance" opens.
import * as vscode from 'vscode';
import { waitFor } from './wait.ts';

/** In ms: to read and compile our code, to run `activate`, and until what that returns is there. */
export interface Activation {
  readonly load: number;
  readonly call: number;
  readonly finish: number;
}

/** The figures of our activation, which must have been. */
export async function activationFigures(): Promise<Activation> {
  await vscode.commands.executeCommand('perfview.show');
  const row = await waitFor(() => {
    const page = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf');
    return page && /^\| ftjob\.ftjob +\|.*$/m.exec(page.getText())?.[0];
  }, 'our row in the table of activations');
  const [, , , load, call, finish] = row.split('|').map(Number);
  if (
    load === undefined ||
    call === undefined ||
    finish === undefined ||
    isNaN(load + call + finish)
  )
    throw new Error(`The table has another form: ${row}`);
  return { load, call, finish };
}
