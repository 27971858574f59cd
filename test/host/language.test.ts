// The language features in a real VS Code, asked for by VS Code's own commands, as every editor feature asks for them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { press, type } from './page.ts';
import { closeEditors } from './service.ts';
import { waitFor } from './wait.ts';

let opened = 0;

/** Opens a text as a file that has not been saved; each has its own name, since VS Code may still hold the last one. */
async function open(content: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `/unsaved-${opened++}.ftjob.json` });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return document;
}

function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is in the document`);
  return document.positionAt(offset + 1);
}

async function completionLabels(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hoverText(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join('\n');
}

/** Asks for suggestions at the places and accepts the first, until the document has the text. */
async function accept(
  document: vscode.TextDocument,
  places: readonly vscode.Position[],
  text: string,
): Promise<void> {
  await waitFor(
    async () => (await completionLabels(document, places[0]!)).length > 0,
    'completions',
  );
  const editor = vscode.window.activeTextEditor!;
  editor.selections = places.map((place) => new vscode.Selection(place, place));
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await waitFor(async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.getText().includes(text);
  }, 'the first suggestion to be accepted');
}

function problems(document: vscode.TextDocument): readonly string[] {
  return vscode.languages.getDiagnostics(document.uri).map(({ code, source, range, message }) => {
    const rule = typeof code === 'object' ? code.value : code;
    return `${String(source)} ${String(rule)} ${document.getText(range)}: ${message}`;
  });
}

suite('Language features', () => {
  teardown(closeEditors);

  test('every example opens without a problem, completes, explains and outlines itself', async () => {
    // Other tests have left files of their own in the folder.
    const names = '{azure-endpoint-grader,dpo,reinforcement-*,reward,supervised}.ftjob.json';
    const files = await vscode.workspace.findFiles(names);
    assert.ok(files.length >= 9, 'the examples are open');
    for (const file of files) {
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      const at = positionOf(document, '"model"');
      await waitFor(async () => (await hoverText(document, at)) !== '', `a hover in ${file.path}`);
      assert.match(await hoverText(document, at), /model/i);
      const value = document.positionAt(document.offsetAt(positionOf(document, '"model"')) + 10);
      const labels = await completionLabels(document, value);
      assert.ok(labels.includes('o4-mini-2025-04-16'), `${file.path}: ${labels.join()}`);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.ok(symbols.some(({ name }) => name === 'training_file'));
      assert.deepEqual(problems(document), []);
    }
  });

  test('shows one problem for one mistake, and the light bulb mends it', async () => {
    const document = await open(
      '{\n  "model": "m",\n  "training_fil": "file-U8JZpDE0iGXlD6gNCFbaEPFj"\n}\n',
    );
    const expected =
      'ftjob unknown-property "training_fil": "training_fil" is not known in a fine-tuning job. Did you mean "training_file"?';
    await waitFor(() => problems(document)[0] === expected, 'the problem');
    assert.deepEqual(problems(document), [expected]);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem!.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to "training_file"');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /"training_file"/);
    await waitFor(() => problems(document).length === 0, 'no problem any more');
  });

  test('a completion accepted in the editor leaves valid JSON', async () => {
    const document = await open('{\n  "model": "m"\n  \n}\n');
    await accept(document, [new vscode.Position(2, 2)], 'training_file');
    const body = JSON.parse(document.getText()) as Record<string, unknown>;
    assert.deepEqual(Object.keys(body), ['model', 'training_file']);
  });

  test('Enter behind a brace makes a new line, whatever could be completed there', async () => {
    const document = await open('');
    await waitFor(
      async () => (await completionLabels(document, new vscode.Position(0, 0))).length > 0,
      'completions',
    );
    for (const text of ['{', '"method":', ' {']) {
      await type(text);
      // The editor's own question came before this one.
      await completionLabels(document, vscode.window.activeTextEditor!.selection.active);
      if (text.endsWith('{')) await press('Enter');
    }
    const expected = '{\n  "method": {\n    \n  }\n}';
    await waitFor(() => document.getText() === expected, 'lines');
  });

  test('behind a value accepted between its quotes the comma is typed', async () => {
    const document = await open('{\n  "model": "o4"\n}\n');
    const editor = vscode.window.activeTextEditor!;
    await accept(document, [new vscode.Position(1, 14)], '"o4-mini-2025-04-16"');
    await waitFor(() => editor.selection.active.character === 31, 'the place behind the quote');
    await vscode.commands.executeCommand('type', { text: ',' });
    assert.equal(document.lineAt(1).text, '  "model": "o4-mini-2025-04-16",');
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.lineAt(1).text, '  "model": "o4"');
  });

  test('each of several cursors leaves its string', async () => {
    const document = await open('{"integrations": [\n{"type": "w"},\n{"type": "w"}\n]}\n');
    const editor = vscode.window.activeTextEditor!;
    const places = [new vscode.Position(1, 11), new vscode.Position(2, 11)];
    await accept(document, places, '{"type": "wandb"},\n{"type": "wandb"}');
    await waitFor(
      () => editor.selections.every(({ active }) => active.character === 16),
      'both places behind the quotes',
    );
  });

  test('inside a template the cursor stays where the text goes on', async () => {
    const grader = '{"type": "string_check", "input": ""}';
    const document = await open(
      `{"method": {"type": "reinforcement", "reinforcement": {"grader": ${grader}}}}`,
    );
    const editor = vscode.window.activeTextEditor!;
    const place = document.positionAt(document.getText().indexOf('"input": ""') + 10);
    await accept(document, [place], '"{{sample.output_text}}"');
    await vscode.commands.executeCommand('type', { text: '!' });
    assert.match(document.getText(), /"\{\{sample\.output_text\}\}!"/);
    assert.equal(editor.selections.length, 1);
  });

  test('formats, folds, selects and links', async () => {
    const [file] = await vscode.workspace.findFiles('supervised.ftjob.json');
    const document = await vscode.workspace.openTextDocument(file!);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      edit.replace(
        all,
        '{"model":"m",\n"training_file":"./data/x.jsonl",\n"metadata":{\n"a":"b"\n}}',
      );
    });
    const run = <Answer>(command: string, ...rest: readonly unknown[]) =>
      vscode.commands.executeCommand<Answer>(command, document.uri, ...rest);
    await waitFor(
      async () => (await run<vscode.DocumentLink[]>('vscode.executeLinkProvider')).length > 0,
      'a link to the data file',
    );
    const folds = await run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    assert.ok(folds.length > 0);
    const at = positionOf(document, '"a"');
    const [selection] = await run<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [
      at,
    ]);
    assert.ok(selection?.parent);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await waitFor(
      () => document.getText().includes('\n  "metadata": {\n    "a": "b"\n  }\n}'),
      'the formatted text',
    );
  });

  test('sorts the keys by the source action', async () => {
    const document = await open(
      '{\n  "training_file": "file-U8JZpDE0iGXlD6gNCFbaEPFj",\n  "model": "m"\n}\n',
    );
    await waitFor(async () => {
      await vscode.commands.executeCommand('editor.action.sourceAction', {
        kind: 'source.sort.ftjob',
        apply: 'first',
      });
      return document.getText().indexOf('"model"') < document.getText().indexOf('"training_file"');
    }, 'the keys in order');
  });
});
