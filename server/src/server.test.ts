import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  SelectionRangeRequest,
  ShowMessageNotification,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { insertMemberRequest, placeRequest, type PlaceAnswer } from '../../protocol/place.ts';
import { submissionRequest, type SubmissionAnswer } from '../../protocol/submission.ts';
import { exampleJobs, jobWithGrader } from '../../test/support/fixtures.ts';
import { startLspClient, type LspClient } from '../../test/support/lspClient.ts';

let client: LspClient;
before(async () => {
  client = await startLspClient();
});
after(() => client.stop());

const whole = exampleJobs().find(({ name }) => name.includes('multi'))!.text;

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 1, text), [...edits]);
}

test('gives diagnostics with source, code and page, and their fix', async () => {
  const document = client.open('{"model":"m","training_fil":"file-U8JZpDE0iGXlD6gNCFbaEPFj"}');
  const [diagnostic] = await document.diagnostics();
  assert.equal(diagnostic?.source, 'ftjob');
  assert.equal(diagnostic.code, 'unknown-property');
  assert.match(diagnostic.codeDescription!.href, /\/docs\/rules\/unknown-property\.md$/);
  const [action] = await document.codeActions(diagnostic);
  assert.equal(
    applyEdits(document.text(), action!.edit!.changes![document.uri]!),
    '{"model":"m","training_file":"file-U8JZpDE0iGXlD6gNCFbaEPFj"}',
  );
  document.change('{"model":"m","training_file":"file-U8JZpDE0iGXlD6gNCFbaEPFj"}');
  assert.deepEqual(await document.diagnostics(), []);
});

test('serves a document by its name in an editor that knows no such language, and no other JSON', async () => {
  const served = client.open('{}', { languageId: 'json' });
  assert.equal((await served.diagnostics()).length, 1);
  const other = client.open('{}', { languageId: 'json', uri: 'file:///package.json' });
  assert.deepEqual(await other.diagnostics(), []);
  assert.deepEqual(await other.completion(1), []);
});

test('completion is a snippet that replaces what is typed', async () => {
  const document = client.open('{ "mo" }');
  const item = (await document.completion(5)).find(({ label }) => label === 'model');
  assert.deepEqual(item?.textEdit, {
    range: { start: { line: 0, character: 2 }, end: { line: 0, character: 6 } },
    newText: '"model": "$1"',
  });
});

test('a completion leaves its string only where the client has the command for it', async () => {
  const commandIn = async (editor: LspClient) => {
    const items = await editor.open('{"model": ""}').completion(11);
    return items.find(({ label }) => label === 'gpt-4o-mini')!.command?.command;
  };
  assert.equal(await commandIn(client), undefined);
  const vscode = await startLspClient({
    initializationOptions: {
      canSuppress: true,
      canShowReferences: true,
      canLeaveStrings: true,
      asksTokensByRange: true,
    },
  });
  try {
    assert.equal(await commandIn(vscode), 'ftjob.leaveString');
  } finally {
    vscode.stop();
  }
});

test('hover, outline, links, folding and selection ranges answer', async () => {
  const { connection } = client;
  const document = client.open(whole.replace(/file-\w+/, './data/train.jsonl'));
  const textDocument = { uri: document.uri };
  const position = document.positionAt(document.text().indexOf('"method"') + 2);
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position });
  assert.ok(hover);
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  assert.ok(symbols!.some(({ name }) => name === 'method'));
  const links = await connection.sendRequest(DocumentLinkRequest.type, { textDocument });
  assert.deepEqual(
    links!.map(({ target }) => target),
    ['file:///data/train.jsonl'],
  );
  const folds = await connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  assert.ok(folds!.length > 5);
  const [selection] = (await connection.sendRequest(SelectionRangeRequest.type, {
    textDocument,
    positions: [position],
  }))!;
  assert.ok(selection!.parent);
});

test('formats a document and a range of it', async () => {
  const { connection } = client;
  const options = { tabSize: 2, insertSpaces: true };
  const document = client.open('{"model":"m",\n"seed":1}');
  const textDocument = { uri: document.uri };
  const edits = await connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument,
    options,
  });
  assert.equal(applyEdits(document.text(), edits!), '{\n  "model": "m",\n  "seed": 1\n}');
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } };
  const some = await connection.sendRequest(DocumentRangeFormattingRequest.type, {
    textDocument,
    range,
    options,
  });
  assert.match(applyEdits(document.text(), some!), /"seed": 1/);
});

test('sorts keys as a source action', async () => {
  const document = client.open('{"seed":1,"model":"m"}');
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: document.uri },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.sort'] },
  });
  const [action] = actions!;
  assert.ok(action && 'edit' in action);
  const after = applyEdits(document.text(), action.edit.changes![document.uri]!);
  assert.deepEqual(Object.keys(JSON.parse(after) as object), ['model', 'seed']);
});

test('leaves unformatted what is nested too deeply, and answers the rest', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const shown: string[] = [];
  client.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
    shown.push(message);
  });
  const document = client.open(deep);
  const textDocument = { uri: document.uri };
  const options = { tabSize: 2, insertSpaces: true };
  assert.deepEqual(
    await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
    [],
  );
  assert.match(
    shown.join(),
    /^This file is nested too deeply to be formatted: more than 500 levels\. A bracket may be repeated or never closed; no job needs so many\.$/,
  );
  assert.equal((await document.diagnostics())[0]?.code, 'wrong-type');
  assert.deepEqual(await document.completion(50_000), []);
  const positions = [document.positionAt(50_000)];
  const selections = await client.connection.sendRequest(SelectionRangeRequest.type, {
    textDocument,
    positions,
  });
  assert.ok(selections![0]!.parent);
  assert.ok(await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }));
});

test('says what a submission would send, and sends nothing that has errors', async () => {
  const send = (uri: string) =>
    client.connection.sendRequest<SubmissionAnswer | null>(submissionRequest, { uri });
  const good = client.open(
    '{"$schema":"x","model":"m","training_file":"file-U8JZpDE0iGXlD6gNCFbaEPFj"}',
  );
  assert.deepEqual(await send(good.uri), {
    version: 1,
    errorCount: 0,
    problems: [],
    body: '{"model":"m","training_file":"file-U8JZpDE0iGXlD6gNCFbaEPFj"}',
    facts: { model: 'm', method: 'supervised', trainingFile: 'file-U8JZpDE0iGXlD6gNCFbaEPFj' },
  });
  const bad = await send(client.open('{"model":1}').uri);
  assert.equal(bad?.errorCount, 2);
  assert.deepEqual(
    bad.problems.map(({ severity, code, start }) => `${severity} ${code} at ${start.character}`),
    ['error missing-property at 0', 'error wrong-type at 9'],
  );
  assert.equal(bad.body, undefined);
  assert.equal(await send('file:///unknown.ftjob.json'), null);
});

test('finds the place that a refusal speaks of, and inserts a member', async () => {
  const { uri } = client.open('{\n  "model": "m"\n}');
  const place = (path: readonly string[]) =>
    client.connection.sendRequest<PlaceAnswer | null>(placeRequest, { uri, path });
  const position = (line: number, character: number) => ({ line, character });
  assert.deepEqual(await place(['model']), {
    version: 1,
    mark: { start: position(1, 11), end: position(1, 14) },
    extent: { start: position(1, 2), end: position(1, 14) },
    missing: [],
  });
  assert.deepEqual((await place(['trainingType']))?.missing, ['trainingType']);
  assert.equal(
    await client.connection.sendRequest(placeRequest, { uri: 'file:///unknown', path: [] }),
    null,
  );
  const member = '"trainingType": "GlobalStandard"';
  assert.deepEqual(await client.connection.sendRequest(insertMemberRequest, { uri, member }), {
    version: 1,
    range: { start: position(1, 14), end: position(1, 14) },
    newText: `,\n  ${member}`,
  });
});

test('pushes diagnostics to a client that cannot ask, newest last, none after closing', async () => {
  const waiting = await startLspClient({ pull: false });
  assert.equal(waiting.initialized.capabilities.diagnosticProvider, undefined);
  const document = waiting.open('{}');
  await waiting.publishedFor(document.uri, (found) => found[0]?.code === 'missing-property');
  document.change(jobWithGrader('{}'));
  document.change(jobWithGrader('{"type":"x"}'));
  await waiting.publishedFor(document.uri, (found) => found[0]?.code === 'unknown-type');
  document.close();
  await waiting.publishedFor(document.uri, (found) => found.length === 0);
  waiting.stop();
});

test('heeds severities and suppressions of the settings, and their changes', async () => {
  let rules: unknown = { 'missing-property': 'hint' };
  const configured = await startLspClient({
    settings: (section) =>
      ({
        'ftjob.rules': rules,
        'ftjob.suppressions': [{ rule: 'wrong-type', pointer: '/seed' }],
      })[section],
  });
  const document = configured.open('{"model":"m","seed":"1"}');
  const found = async () =>
    (await document.diagnostics()).map(({ code, severity }) => `${code} ${severity}`);
  assert.deepEqual(await found(), ['missing-property 4']);
  rules = { 'missing-property': 'off' };
  await configured.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: null,
  });
  assert.deepEqual(await found(), []);
  configured.stop();
});

test('fixes all in the file as a source action', async () => {
  const document = client.open(
    '{"model":"m","training_fil":"file-Zm9vYmFyYmF6cXV4MTIzNA","seed":"7",}',
  );
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: document.uri },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  const [action] = actions!;
  assert.ok(action && 'edit' in action);
  assert.equal(
    applyEdits(document.text(), action.edit.changes![document.uri]!),
    '{"model":"m","training_file":"file-Zm9vYmFyYmF6cXV4MTIzNA","seed":7}',
  );
});
