import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CancellationTokenSource,
  CompletionRequest,
  DocumentDiagnosticRequest,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver-protocol/node';
import { jobWith } from '../../test/support/fixtures.ts';
import { startLspClient, type LspClient } from '../../test/support/lspClient.ts';

let client: LspClient;
before(async () => {
  client = await startLspClient();
});
after(() => client.stop());

const burst = Array.from({ length: 50 }, (_, index) => jobWith(`"seed":"${'x'.repeat(index)}"`));

test('of fifty edits with a question each, all given up but the last, the last alone is judged', async () => {
  const document = client.open(jobWith('"seed":1'));
  let token = new CancellationTokenSource();
  const answers = burst.map((text) => {
    token.cancel();
    token = new CancellationTokenSource();
    document.change(text);
    const params = { textDocument: { uri: document.uri } };
    return client.connection.sendRequest(DocumentDiagnosticRequest.type, params, token.token).then(
      (report) => (report.kind === 'full' ? report.items.map(({ code }) => code) : []),
      (error: unknown) => (error as { readonly code: number }).code,
    );
  });
  const requestCancelled = -32800;
  assert.deepEqual(await Promise.all(answers), [
    ...burst.slice(1).map(() => requestCancelled),
    ['wrong-type'],
  ]);
});

test('a completion that was given up is not worked out', async () => {
  const document = client.open('{"mod"}');
  const token = new CancellationTokenSource();
  const params = { textDocument: { uri: document.uri }, position: { line: 0, character: 3 } };
  const given = client.connection.sendRequest(CompletionRequest.type, params, token.token);
  token.cancel();
  assert.equal(await given, null);
  assert.ok((await document.completion(3)).length > 0);
});

test('an editor that waits for diagnostics gets those of the last of fifty edits, once', async () => {
  const waiting = await startLspClient({ pull: false });
  const sent: number[] = [];
  waiting.connection.onNotification(PublishDiagnosticsNotification.type, ({ version }) => {
    sent.push(version!);
  });
  const document = waiting.open(jobWith('"seed":1'));
  for (const text of burst) document.change(text);
  while (sent.at(-1) !== burst.length + 1)
    // Each answer comes behind what the server has sent before.
    await document.completion(1);
  waiting.stop();
  assert.deepEqual(
    sent.filter((version) => version > 1),
    [burst.length + 1],
  );
});
