// Figures, not assertions: how long the extension host is busy at a time while somebody types in a job of 1 MB.
import * as vscode from 'vscode';
import { createDocument } from '../../../bench/documents.ts';
import { type } from '../page.ts';
import { closeEditors, openJob } from '../service.ts';
import { waitFor } from '../wait.ts';
import { note } from './note.ts';
import { watchTurns, type Turns } from './turns.ts';

const job = createDocument('1m');
const typed = 'a text that somebody types into a long prompt, yes';

async function typeIn(name: string, what: string): Promise<void> {
  const probe = watchTurns();
  const document = await openJob(name, job.text);
  if (name.endsWith('.ftjob.json'))
    await waitFor(async () => {
      const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols !== undefined && symbols.length > 0;
    }, 'an outline');
  const editor = vscode.window.activeTextEditor!;
  const at = document.positionAt(job.places.typing);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection);
  await probe.quiet();
  await noteTurns(`open 1 MB as ${what}`, probe.stop());
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  const typing = watchTurns();
  for (const character of typed) await type(character);
  await waitFor(() => document.getText().includes(typed), 'the text to arrive');
  await typing.quiet();
  await noteTurns(`type 50 characters in 1 MB of ${what}`, typing.stop());
  await closeEditors();
}

async function noteTurns(what: string, { busy }: Turns): Promise<void> {
  await note({ name: `${what}: longest turn`, milliseconds: Math.max(...busy) });
  await note({ name: `${what}: sum`, milliseconds: busy.reduce((sum, turn) => sum + turn, 0) });
}

suite('Typing in 1 MB', () => {
  test('of plain text', () => typeIn('big.txt', 'plain text')).timeout(120_000);
  test('of a job', () => typeIn('big.ftjob.json', 'a job')).timeout(120_000);
});
