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

const mistakes: readonly Mistake[] = [
  [
    '{{sample.output_text',
    'warning template-unclosed {{sample.output_text: This "{{" is not closed by "}}", so nothing is filled in.',
    ['Insert "}}"', '{{sample.output_text}}'],
  ],
  [
    '{{sample.output_text}',
    'warning template-unclosed {{sample.output_text}: This "{{" is not closed by "}}", so nothing is filled in.',
    ['Insert "}"', '{{sample.output_text}}'],
  ],
  [
    'sample.output_text}}',
    'warning template-unclosed sample.output_text}}: These "}}" have no "{{" before them, so nothing is filled in.',
    ['Insert "{{"', '{{sample.output_text}}'],
  ],
  [
    '{{sample.output_tools[0}}',
    'warning template-unclosed [0: The bracket of this index is not closed. Write it as in [0].',
    ['Insert "]"', '{{sample.output_tools[0]}}'],
  ],
  [
    '{{item.response}}}}',
    'warning template-braces }}: These braces belong to no reference and stay in the text. Remove them.',
    ['Remove "}}"', '{{item.response}}'],
  ],
  [
    '{{{sample.output_text}}}',
    'information template-braces {{{sample.output_text}}}: The outer braces stay in the text. A reference has two on each side.',
    ['Correct the reference', '{{sample.output_text}}'],
  ],
  [
    '{item.x}',
    'warning template-braces {item.x}: A reference has two braces on each side; "{item.x}" stays as it is.',
    ['Correct the reference', '{{item.x}}'],
  ],
  [
    '{{}}{{sample.output_text}}',
    'warning template-empty {{}}: Nothing is named between the braces. Write item.KEY or sample.FIELD.',
    ['Remove "{{}}"', '{{sample.output_text}}'],
  ],
  [
    '{{sample}}',
    'warning template-empty sample: Behind "sample" a field is missing. Write one, as in sample.output_text.',
  ],
  [
    '{{item}}',
    'warning template-empty item: Behind "item" a key of the row is missing. Write one, as in item.KEY.',
  ],
  [
    '{{sample.output_text | upper}}',
    'warning template-expression | upper: A reference is only a path such as item.answer; "| upper" is not computed.',
    ['Remove " | upper"', '{{sample.output_text}}'],
  ],
  [
    '{{ len(sample.output_text) }}',
    'warning template-expression len(sample.output_text): A reference is only a path such as item.answer; "len(sample.output_text)" is not computed.',
  ],
  [
    '{% if x %}{{sample.output_text}}{% endif %}',
    'warning template-expression {% if x %}: Templates know no statements or comments; this stays in the text. Remove it.',
  ],
  [
    '{# why #}{{sample.output_text}}',
    'warning template-expression {# why #}: Templates know no statements or comments; this stays in the text. Remove it.',
    ['Remove "{# why #}"', '{{sample.output_text}}'],
  ],
  [
    '{{sample..output_text}}',
    'warning template-path .: There is a dot without a name here. Remove it.',
    ['Remove "."', '{{sample.output_text}}'],
  ],
  [
    '{{sample.output_tools[0]type}}',
    'warning template-path type: A dot is missing before "type".',
    ['Insert "."', '{{sample.output_tools[0].type}}'],
  ],
  [
    '{{sample . output_text}}',
    'warning template-path  . : A path has no spaces in it. Remove them.',
    ['Change to "."', '{{sample.output_text}}'],
  ],
  [
    '{{item.first name}}',
    'warning template-path first name: A path has no spaces in it. Remove them.',
  ],
  [
    String.raw`{{\"sample.output_text\"}}`,
    String.raw`warning template-path \"sample.output_text\": A reference stands without quotes. Remove them.`,
    ['Correct the reference', '{{sample.output_text}}'],
  ],
  ['{{item.rows[-1]}}', 'warning template-path [-1]: An index is a number from 0 on, not "-1".'],
  [
    String.raw`{{sample[\"output_text\"]}}`,
    String.raw`information template-path [\"output_text\"]: Fields are named with a dot, as in .output_text; that brackets work is not documented.`,
    ['Change to ".output_text"', '{{sample.output_text}}'],
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

test('braces in a prompt that ask for JSON are no reference', () => {
  const found = readableFindings(job(String.raw`{{\"score\": 1}} {{sample.output_text}}`));
  assert.deepEqual(found, [
    'information template-braces {{: The service fills in whatever stands in "{{ }}", and this is no reference.',
  ]);
});

test('references as the service reads them are right, with spaces or without', () => {
  for (const input of [
    '{{sample.output_text}}',
    '{{ sample.output_text }}',
    '{{ sample.output_tools[0].function.arguments.symbols }} of {{item.rows[0].key}}',
    String.raw`Answer as {\"score\": 1} or {reasoning}: {{sample.output_text}}`,
  ])
    assert.deepEqual(readableFindings(job(input)), []);
});
