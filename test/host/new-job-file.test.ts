// New Job File: from the two questions to a file that only lacks its file ids.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newJobChoices } from '../../server/src/service/newJob.ts';
import { click } from './page.ts';
import { tidyUp } from './service.ts';
import { waitFor } from './wait.ts';

suite('New Job File', () => {
  teardown(tidyUp);

  test('asks for method and grader and opens an unsaved job file', async () => {
    const done = vscode.commands.executeCommand('ftjob.newJobFile');
    await choose('reinforcement');
    await choose('string_check');
    await done;
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.match(document.uri.toString(), /^untitled:.*\/new\.ftjob\.json$/);
    assert.equal(document.languageId, 'ftjob');
    const job = JSON.parse(document.getText()) as {
      method: { type: string; reinforcement: { grader: { type: string } } };
    };
    assert.equal(job.method.type, 'reinforcement');
    assert.equal(job.method.reinforcement.grader.type, 'string_check');
  });

  test('a completion accepted in a tab stop goes on to the next one', async () => {
    const done = vscode.commands.executeCommand('ftjob.newJobFile');
    await choose('supervised');
    await done;
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    await vscode.commands.executeCommand('type', { text: 'gpt-4o-m' });
    await waitFor(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.getText().includes('"gpt-4o-mini-2024-07-18"');
    }, 'the suggested model to be accepted');
    const selected = () => document.getText(editor.selection);
    await waitFor(() => selected() === 'file-training', 'the next tab stop');
    await vscode.commands.executeCommand('type', { text: 'file-mine' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(selected(), '3');
    const job = JSON.parse(document.getText()) as Record<string, unknown>;
    assert.equal(job['model'], 'gpt-4o-mini-2024-07-18');
    assert.equal(job['training_file'], 'file-mine');
  });

  test('a data file takes the place of the placeholder before the job is saved', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const first = vscode.Uri.joinPath(folder, '0.jsonl');
    await vscode.workspace.fs.writeFile(first, new TextEncoder().encode('{}'));
    const done = vscode.commands.executeCommand('ftjob.newJobFile');
    await choose('dpo');
    await done;
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await waitFor(() => document.getText(editor.selection) === 'file-training', 'the placeholder');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await waitFor(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.getText().includes('"training_file": "0.jsonl",');
    }, 'the nearest file to be accepted');
    await vscode.workspace.fs.delete(first);
  });

  test('takes another name when the first is taken, and asks for no grader where there is none', async () => {
    const first = vscode.commands.executeCommand('ftjob.newJobFile');
    await choose('dpo');
    await first;
    const second = vscode.commands.executeCommand('ftjob.newJobFile');
    await choose('dpo');
    await second;
    const names = vscode.workspace.textDocuments
      .filter(({ isUntitled }) => isUntitled)
      .map(({ uri }) => uri.path.split('/').at(-1));
    assert.deepEqual(names.sort(), ['new-2.ftjob.json', 'new.ftjob.json']);
  });
});

/** Clicks a choice, whose accessible name ends with its explanation. */
async function choose(value: string): Promise<void> {
  const { methods, graders } = newJobChoices();
  const choice = [...methods, ...graders].find((one) => one.value === value);
  await click('option', `${value}, ${choice?.description ?? ''}`);
}
