// The language features in a real VS Code, asked for by VS Code's own commands, as every editor feature asks for them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(2, 2, 2, 2);
    await waitFor(
      async () =>
        (await completionLabels(document, editor.selection.active)).includes('training_file'),
      'training_file to be offered',
    );
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await waitFor(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.getText().includes('training_file');
    }, 'the first suggestion to be accepted');
    const body = JSON.parse(document.getText()) as Record<string, unknown>;
    assert.deepEqual(Object.keys(body), ['model', 'training_file']);
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
