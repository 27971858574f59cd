import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jobWithGrader, parseCursor } from '../../test/support/fixtures.ts';
import { startLspClient, type LspClient } from '../../test/support/lspClient.ts';

let client: LspClient;
before(async () => {
  client = await startLspClient();
});
after(() => client.stop());

const fixture = jobWithGrader(
  '{"type":"multi","graders":{"exact":{}},"calculate_output":"ex<|>act + exact"}',
);

function openAtCursor() {
  const { text, offset } = parseCursor(fixture);
  const document = client.open(text);
  const at = { textDocument: { uri: document.uri }, position: document.positionAt(offset) };
  /** A range as its text and what stands before it. */
  const readable = ({ start, end }: Range) =>
    text.slice(document.offsetAt(start) - 2, document.offsetAt(end));
  return { document, text, at, readable };
}

test('a use leads to its definition, and both to all places', async () => {
  const { connection } = client;
  const { at, readable } = openAtCursor();
  const definition = await connection.sendRequest(DefinitionRequest.type, at);
  assert.ok(Array.isArray(definition));
  assert.deepEqual(
    definition.map((found) => 'range' in found && readable(found.range)),
    ['{"exact'],
  );
  const references = (includeDeclaration: boolean) =>
    connection.sendRequest(ReferencesRequest.type, { ...at, context: { includeDeclaration } });
  assert.deepEqual(
    (await references(true))!.map(({ range }) => readable(range)),
    ['{"exact', ':"exact', '+ exact'],
  );
  assert.equal((await references(false))!.length, 2);
  const highlights = await connection.sendRequest(DocumentHighlightRequest.type, at);
  assert.deepEqual(
    highlights!.map(({ range, kind }) => `${kind} ${readable(range)}`),
    ['3 {"exact', '2 :"exact', '2 + exact'],
  );
});

test('renames, and says why it does not', async () => {
  const { connection } = client;
  const { document, text, at, readable } = openAtCursor();
  const prepared = await connection.sendRequest(PrepareRenameRequest.type, at);
  assert.ok(prepared && 'placeholder' in prepared);
  assert.equal(`${prepared.placeholder} ${readable(prepared.range)}`, 'exact :"exact');
  const edit = await connection.sendRequest(RenameRequest.type, { ...at, newName: 'same' });
  assert.equal(
    TextDocument.applyEdits(TextDocument.create('', '', 1, text), edit!.changes![document.uri]!),
    text.replaceAll('exact', 'same'),
  );
  await assert.rejects(
    connection.sendRequest(RenameRequest.type, { ...at, newName: 'min' }),
    /is a function of the formula/,
  );
  const elsewhere = { ...at, position: { line: 0, character: 2 } };
  await assert.rejects(
    connection.sendRequest(PrepareRenameRequest.type, elsewhere),
    /can be renamed/,
  );
});
