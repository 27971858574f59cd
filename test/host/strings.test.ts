// The languages inside the strings of a job, in a real VS Code: templates, formulas and Python of the graders.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { screenshot } from './page.ts';
import { closeEditors } from './service.ts';
import { waitFor } from './wait.ts';

let opened = 0;

const job = `{
  "model": "o4-mini-2025-04-16",
  "training_file": "file-Zm9vYmFyYmF6cXV4MTIzNA",
  "validation_file": "file-AbCdEfGhIjKlMnOpQrStUv",
  "method": {
    "type": "reinforcement",
    "reinforcement": {
      "grader": {
        "type": "multi",
        "name": "reward",
        "graders": {
          "exact": {
            "type": "string_check",
            "name": "exact match",
            "input": "{{sample.output_text}}",
            "reference": "{{item.answer}}",
            "operation": "eq"
          },
          "tidy": {
            "type": "python",
            "name": "tidy",
            "source": "def grade(sample, item):\\n    # short answers are better\\n    return 1.0 if len(sample[\\"output_text\\"]) < 80 else 0.0\\n"
          }
        },
        "calculate_output": "0.7 * exact + 0.3 * min(tidy, 1)"
      }
    }
  }
}
`;

async function open(content: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `/strings-${opened++}.ftjob.json` });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return document;
}

function positionIn(document: vscode.TextDocument, text: string, shift = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${text} is in the document`);
  return document.positionAt(offset + shift);
}

async function labelsAt(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

function codes(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

async function fix(document: vscode.TextDocument, code: string, title: string): Promise<void> {
  await waitFor(() => codes(document).includes(code), `the problem ${code}`);
  const problem = vscode.languages
    .getDiagnostics(document.uri)
    .find((one) => typeof one.code === 'object' && one.code.value === code)!;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    problem.range,
  );
  const action = actions.find((one) => one.title === title);
  assert.ok(action?.edit, `${title} is among ${actions.map((one) => one.title).join(', ')}`);
  await vscode.workspace.applyEdit(action.edit);
  await waitFor(() => !codes(document).includes(code), `${code} to be gone`);
}

suite('Languages in strings', () => {
  teardown(closeEditors);

  test('completes templates and formulas', async () => {
    const document = await open(job);
    const inTemplate = positionIn(document, '{{sample.', '{{sample.'.length);
    await waitFor(
      async () => (await labelsAt(document, inTemplate)).includes('output_json'),
      'the fields of sample',
    );
    const inFormula = positionIn(document, '0.7 * exact', '0.7 * ex'.length);
    assert.deepEqual((await labelsAt(document, inFormula)).slice(0, 2), ['exact', 'tidy']);
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(inFormula, inFormula);
    editor.revealRange(editor.selection);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await screenshot('formula completion');
  });

  test('renames a key in the map and in the formula at once', async () => {
    const document = await open(job);
    const at = positionIn(document, '"exact": {', 2);
    await waitFor(async () => {
      const places = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        at,
      );
      return places.length === 2;
    }, 'two places of the key');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at,
      'correct',
    );
    await vscode.workspace.applyEdit(edit);
    assert.equal(
      document.getText(),
      job.replace('"exact": {', '"correct": {').replace('0.7 * exact', '0.7 * correct'),
    );
    const definitions = await vscode.commands.executeCommand<
      readonly (vscode.Location | vscode.LocationLink)[]
    >('vscode.executeDefinitionProvider', document.uri, positionIn(document, '* correct', 4));
    assert.equal(definitions.length, 1);
  });

  test('a line above each grader and the formula leads to their uses', async () => {
    const document = await open(job);
    const lensesOf = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
    const titles = async () => (await lensesOf()).map(({ command }) => command?.title ?? '');
    await waitFor(
      async () => (await titles()).some((title) => title.startsWith('Uses 2 of 2')),
      'the lens of the formula',
    );
    assert.deepEqual(
      (await titles()).filter((title) => title.includes('calculate_output')),
      ['Used in calculate_output · score between 0 and 1', 'Used in calculate_output'],
    );
    const lens = (await lensesOf()).find(({ command }) => command?.title.startsWith('Used'))!;
    const argument = lens.command!.arguments![0] as unknown;
    // The conversion of the argument is the client's: without it VS Code refuses the command.
    await vscode.commands.executeCommand(lens.command!.command, argument);
    await screenshot('uses of a grader');
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  test('a field of the answer is renamed in its schema and in the Python that reads it', async () => {
    const answering = job
      .replace(
        '"grader": {',
        '"response_format": { "schema": { "properties": { "total": {} } } },\n      "grader": {',
      )
      .replace('len(sample[\\"output_text\\"])', 'sample[\\"output_json\\"][\\"total\\"]');
    const document = await open(answering);
    const at = positionIn(document, '"total": {}', 2);
    const rename = () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'sum',
      );
    await waitFor(async () => {
      const edit = await rename().then(
        (found) => found,
        () => undefined,
      );
      return edit?.get(document.uri).length === 2;
    }, 'a rename of both places');
    await vscode.workspace.applyEdit(await rename());
    assert.equal(document.getText(), answering.replaceAll('total', 'sum'));
  });

  test('three mistakes inside strings are mended by the light bulb', async () => {
    const document = await open(
      job
        .replace('{{sample.output_text}}', '{{sample.output_txt}}')
        .replace('{{item.answer}}', '{{item.answer}}}}')
        .replace('0.7 * exact', '0.7 * exat'),
    );
    await fix(document, 'template-unknown-variable', 'Change to "output_text"');
    await fix(document, 'template-braces', 'Remove "}}"');
    await fix(document, 'formula-unknown-name', 'Change to "exact"');
    assert.equal(document.getText(), job);
  });

  test('Python without grade and with a mistake of syntax is told at its place', async () => {
    const document = await open(job.replace('def grade(sample, item):', 'def grade(sample, item)'));
    await waitFor(() => codes(document).includes('python-syntax'), 'the mistake of syntax');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await screenshot('python syntax');
  });

  test('colours, reward and signatures', async () => {
    const document = await open(job);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentRangeSemanticTokensLegend',
      document.uri,
      whole,
    );
    await waitFor(async () => {
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentRangeSemanticTokens',
        document.uri,
        whole,
      );
      const types = new Set<string>();
      for (let index = 3; index < (tokens?.data.length ?? 0); index += 5)
        types.add(legend.tokenTypes[tokens!.data[index]!]!);
      return ['keyword', 'comment', 'number', 'function'].every((type) => types.has(type));
    }, 'semantic tokens of Python and of the formula');
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      whole,
    );
    assert.ok(Array.isArray(hints));
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      positionIn(document, 'min(tidy', 'min('.length),
      '(',
    );
    assert.match(help?.signatures[0]?.label ?? '', /^min\(/);
    await screenshot('colours in strings');
  });
});
