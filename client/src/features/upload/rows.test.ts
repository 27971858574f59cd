import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstMisfit } from './rows.ts';

const row = '{"messages":[{"role":"user","content":"é"}]}\n';

test('rows are JSON objects, with whatever line ends, byte order mark and empty lines', async () => {
  for (const text of [
    row.repeat(3),
    row.trimEnd(),
    `\ufeff${row}`,
    `${row}\n\n`,
    row.repeat(2).replaceAll('\n', '\r\n'),
  ])
    assert.equal(await firstMisfit(new Blob([text])), undefined, JSON.stringify(text));
});

test('the first line that is no row is named', async () => {
  const cases = [
    ['{"messages": [}\nhello', 1, 'notJson'],
    [`${row}\n${row}hello`, 4, 'notJson'],
    [`${row}[]\n`, 2, 'notAnObject'],
    ['"text"\n', 1, 'notAnObject'],
    ['[\n  {}\n]\n', 1, 'notJson'],
  ] as const;
  for (const [text, line, kind] of cases)
    assert.deepEqual(await firstMisfit(new Blob([text])), { line, kind }, text);
});

test('of a large file the beginning is looked at, and nothing is said of a line that is cut off', async () => {
  const megabytes = (count: number) => row.repeat((count * 2 ** 20) / new Blob([row]).size);
  assert.equal(await firstMisfit(new Blob([megabytes(5), 'hello\n'])), undefined);
  assert.equal(await firstMisfit(new Blob([`{"a":"${'é'.repeat(5 * 2 ** 20)}"}`])), undefined);
  assert.equal(
    (await firstMisfit(new Blob([megabytes(3), 'hello\n', megabytes(2)])))?.kind,
    'notJson',
  );
});
