import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  DidChangeConfigurationNotification,
  InlayHintRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
} from 'vscode-languageserver-protocol/node';
import { jobWithGrader, parseCursor } from '../../test/support/fixtures.ts';
import { startLspClient, type LspClient, type LspDocument } from '../../test/support/lspClient.ts';

let client: LspClient;
before(async () => {
  client = await startLspClient();
});
after(() => client.stop());

const job = jobWithGrader(
  '{"type":"multi",\n"graders":{"exact":{"type":"string_check","input":"{{item.a}}"},\n"code":{"type":"python","source":"def grade(sample, item): return 1"}},\n"calculate_output":"min(1, exact)"}',
);

function whole(document: LspDocument) {
  const end = document.positionAt(document.text().length);
  return { start: { line: 0, character: 0 }, end };
}

/** Each token as its type and text. */
function readable(document: LspDocument, data: readonly number[]): readonly string[] {
  const types = client.initialized.capabilities.semanticTokensProvider!.legend.tokenTypes;
  let line = 0;
  let character = 0;
  const tokens: string[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type] = data.slice(at) as [number, number, number, number];
    if (lines > 0) character = 0;
    line += lines;
    character += characters;
    const start = document.offsetAt({ line, character });
    tokens.push(`${types[type]} ${document.text().slice(start, start + length)}`);
  }
  return tokens;
}

test('semantic tokens of templates, Python and formulas, of all or of some lines', async () => {
  const document = client.open(job);
  const textDocument = { uri: document.uri };
  const all = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  assert.deepEqual(readable(document, all!.data), [
    'operator {{',
    'namespace item',
    'property a',
    'operator }}',
    'keyword def',
    'function grade',
    'parameter sample',
    'parameter item',
    'keyword return',
    'number 1',
    'function min',
    'number 1',
    'variable exact',
  ]);
  const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
  const some = await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
    textDocument,
    range,
  });
  assert.deepEqual(readable(document, some!.data), ['function min', 'number 1', 'variable exact']);
});

test('the signature of the call that is written', async () => {
  const { text, offset } = parseCursor(job.replace('exact)', '<|>exact)'));
  const document = client.open(text);
  const help = await client.connection.sendRequest(SignatureHelpRequest.type, {
    textDocument: { uri: document.uri },
    position: document.positionAt(offset),
  });
  assert.equal(help?.signatures[0]?.label, 'min(x, more, …)');
  assert.equal(help.activeParameter, 1);
  assert.deepEqual(help.signatures[0].parameters?.[1]?.label, [7, 11]);
});

test("the reward's interval stands behind the formula, unless the setting says no", async () => {
  let shown: unknown = true;
  const configured = await startLspClient({
    settings: (section) => (section === 'ftjob.inlayHints.rewardInterval' ? shown : undefined),
  });
  const document = configured.open(job);
  const hints = () =>
    configured.connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri: document.uri },
      range: whole(document),
    });
  const [hint, ...others] = (await hints())!;
  assert.deepEqual(others, []);
  assert.equal(hint?.label, '→ 0 … 1');
  assert.equal(document.offsetAt(hint.position), job.indexOf('exact)"') + 'exact)"'.length);
  shown = false;
  await configured.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: null,
  });
  assert.equal(await hints(), null);
  configured.stop();
});

test('an editor that asks for the tokens of what it shows is not offered those of the whole file', async () => {
  const options = {
    canSuppress: true,
    canShowReferences: true,
    canLeaveStrings: true,
    asksTokensByRange: true,
  } as const;
  const ranges = await startLspClient({ initializationOptions: options });
  const offered = [client, ranges].map(({ initialized }) => {
    const { full, range } = initialized.capabilities.semanticTokensProvider!;
    return { full, range };
  });
  ranges.stop();
  assert.deepEqual(offered, [
    { full: true, range: true },
    { full: false, range: true },
  ]);
});
