import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeLensRequest } from 'vscode-languageserver-protocol/node';
import { showReferencesCommand } from '../../protocol/references.ts';
import { jobWithGrader } from '../../test/support/fixtures.ts';
import { startLspClient } from '../../test/support/lspClient.ts';

const job = jobWithGrader(
  '{"type":"multi",\n"graders":{\n"exact":{"type":"string_check"},\n"spare":{"type":"python"}},\n"calculate_output":"exact"}',
);

test('a client that can show places is given lenses that lead to them', async () => {
  const client = await startLspClient({
    initializationOptions: {
      canSuppress: true,
      canShowReferences: true,
      canLeaveStrings: true,
      asksTokensByRange: true,
    },
  });
  const document = client.open(job);
  const { uri } = document;
  const lenses = await client.connection.sendRequest(CodeLensRequest.type, {
    textDocument: { uri },
  });
  assert.deepEqual(
    lenses!.map(({ range, command }) => [range.start.line, command!.title, command!.command]),
    [
      [2, 'Used in calculate_output · score between 0 and 1', showReferencesCommand],
      [3, 'Not used in calculate_output', ''],
      [4, 'Uses 1 of 2 graders', showReferencesCommand],
    ],
  );
  const [argument] = lenses![0]!.command!.arguments as [
    { uri: string; ranges: { start: { line: number; character: number } }[] },
  ];
  assert.equal(argument.uri, uri);
  assert.ok(job.slice(document.offsetAt(argument.ranges[0]!.start)).startsWith('exact"}'));
  client.stop();
});

test('other clients are given none', async () => {
  const client = await startLspClient();
  assert.equal(client.initialized.capabilities.codeLensProvider, undefined);
  client.stop();
});
