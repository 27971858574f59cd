import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

/** A job that compares this text, as it stands in the file, with a key of the row. */
const job = (input: string) =>
  jobWithGrader(
    `{"type":"string_check","name":"g","input":"${input}","reference":"{{item.answer}}","operation":"eq"}`,
  );

/** Text before the mistake whose length in the file is not that of what it means. */
const escapes = String.raw`caf\u00e9 \"x\"\n😀 \ud83d\ude00 \\ `;

type Mistake = readonly [
  input: string,
  finding: string,
  ...fixes: (readonly [title: string, after: string])[],
];

const others = '"output_text", "output_json", "output_tools", "output_audio" or "choices"';

const mistakes: readonly Mistake[] = [
  [
    '{{sample.choices[0].mesage.content}}',
    'warning template-unknown-variable mesage: sample.choices[0] has no "mesage". Did you mean "message"?',
    ['Change to "message"', '{{sample.choices[0].message.content}}'],
  ],
  [
    '{{sample.output_tools[0].function.args}}',
    'warning template-unknown-variable args: sample.output_tools[0].function has no "args". Did you mean "arguments"?',
    ['Change to "arguments"', '{{sample.output_tools[0].function.arguments}}'],
  ],
  [
    '{{sample.output_audio.codec}}',
    'information template-unknown-variable codec: sample.output_audio is not known to have "codec". Known are "data", "transcript", "id", "expires_at".',
  ],
  [
    '{{sample.output}}',
    'error template-unknown-variable output: sample has no "output". Did you mean "output_text"?',
    ['Change to "output_text"', '{{sample.output_text}}'],
  ],
  [
    '{{ sample.response }}',
    'error template-unknown-variable response: sample has no "response". Did you mean "output_text"?',
    ['Change to "output_text"', '{{ sample.output_text }}'],
  ],
  [
    '{{sample.final_answer}}',
    `error template-unknown-variable final_answer: sample has no "final_answer". Use ${others}.`,
  ],
  [
    '{{sample.output_txt}}',
    'error template-unknown-variable output_txt: sample has no "output_txt". Did you mean "output_text"?',
    ['Change to "output_text"', '{{sample.output_text}}'],
  ],
  [
    '{{smaple.output_text}}',
    'error template-unknown-variable smaple: A reference begins with item or sample, not "smaple".',
    ['Change to "sample"', '{{sample.output_text}}'],
  ],
  [
    '{{Item.answer}} {{sample.output_text}}',
    'error template-unknown-variable Item: A reference begins with item or sample, not "Item".',
    ['Change to "item"', '{{item.answer}} {{sample.output_text}}'],
  ],
  [
    '{{row.answer}}',
    'error template-unknown-variable row: A reference begins with item or sample, not "row".',
  ],
  [
    '{{sa}} {{sample.output_text}}',
    'warning template-unknown-variable sa: A reference begins with item or sample, not "sa".',
  ],
  [
    '{{output_text}}',
    'error template-unknown-variable output_text: A reference begins with item or sample. Did you mean "sample.output_text"?',
    ['Change to "sample.output_text"', '{{sample.output_text}}'],
  ],
  [
    '{{question}} {{sample.output_text}}',
    'warning template-unknown-variable question: A reference begins with item or sample. Did you mean "item.question"?',
    ['Change to "item.question"', '{{item.question}} {{sample.output_text}}'],
  ],
  [
    '{{sample.output_text.score}}',
    'error template-unknown-variable score: Nothing can follow sample.output_text: it is not an object or list.',
  ],
  [
    '{{sample.output_tools.name}}',
    'error template-unknown-variable name: sample.output_tools is a list: name an element first, as in sample.output_tools[0].',
  ],
];

for (const [input, finding, ...fixes] of mistakes)
  test(`${input || 'nothing'} is one mistake`, () => {
    for (const before of ['', escapes]) {
      assert.deepEqual(readableFindings(job(before + input)), [finding]);
      const [, code] = finding.split(' ');
      assert.deepEqual(
        fixedTexts(job(before + input), code!),
        fixes.map(([title, after]) => [title, job(before + after)]),
      );
    }
  });

test('a field of the JSON answer is looked for below output_json', () => {
  const withFormat = (input: string) =>
    job(input).replace(
      '"reinforcement":{',
      '"reinforcement":{"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object","properties":{"final_answer":{"type":"string"}}}}},',
    );
  const text = withFormat('{{sample.final_answer}}');
  assert.deepEqual(readableFindings(text), [
    'error template-unknown-variable final_answer: sample has no "final_answer". Did you mean "output_json.final_answer"?',
  ]);
  assert.deepEqual(fixedTexts(text, 'template-unknown-variable'), [
    ['Change to "output_json.final_answer"', withFormat('{{sample.output_json.final_answer}}')],
  ]);
});

test('any key of the row, and any path in what is not known, is right', () => {
  for (const input of [
    '{{item.whatever[3].deep}} {{sample.output_text}}',
    '{{sample.choices[0].message.content}}',
    '{{sample.output_tools[0].function.arguments.symbols}}',
    '{{sample.output_audio.transcript}}',
  ])
    assert.deepEqual(readableFindings(job(input)), []);
});
