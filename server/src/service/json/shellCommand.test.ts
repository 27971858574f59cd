import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandBody } from './shellCommand.ts';

const url = 'https://api.openai.com/v1/fine_tuning/jobs';

/** What a shell makes of the last word, as `printf %s` shows it. */
const commands: readonly (readonly [command: string, body: string | undefined])[] = [
  [`curl ${url} -d "{\\"a\\": \\"\\$x\\"}"`, '{"a": "$x"}'],
  [`curl ${url} -d '{"a": "it'"'"'s"}'`, `{"a": "it's"}`],
  [`curl ${url} --json '{"a": "it'\\''s"}'`, `{"a": "it's"}`],
  [`curl ${url} --data $'{"a": "it\\'s\\\\n"}'`, `{"a": "it's\\n"}`],
  [`curl ${url} --data-raw="{\\"a\\": \\\n1}" -X POST`, '{"a": 1}'],
  [`$ curl -H "A: b" -d @- -d"{\\"a\\":1}" ${url}`, '{"a":1}'],
  [`curl -d {\\"a\\":1} ${url}`, '{"a":1}'],
  [`curl ${url} -d "{\\"a\\": \\"b`, '{"a": "b'],
  // It stands there as it is.
  [`curl ${url} -d '{"a": 1}'`, undefined],
  [`curl ${url} -d @job.json`, undefined],
  [`wget ${url} -d "{\\"a\\":1}"`, undefined],
  [`curl ${url} -d`, undefined],
];

for (const [command, body] of commands)
  test(`the body of ${command.replace(url, '…')}`, () => {
    assert.equal(commandBody(command, 0), body);
  });

test('a body of megabytes is read', () => {
  const body = `{"a":"${'x'.repeat(20_000_000)}"}`;
  assert.equal(commandBody(`curl -d ${JSON.stringify(body)}`, 0), body);
});
