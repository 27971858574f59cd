import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges, fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import { findingsOf } from '../findings.ts';
import { readJob } from '../job.ts';
import type { SyntaxProblemCode } from '../json/tree.ts';
import { syntaxFix } from './syntaxFixes.ts';

const body = `{"model":"gpt-4.1-2025-04-14","training_file":"${trainingFile}"}`;
/** A job with something in its metadata, on several lines. */
const note = (value: string) =>
  `{\n  "model": "gpt-4.1-2025-04-14",\n  "training_file": "${trainingFile}",\n  "metadata": {\n    "note": ${value}\n  }\n}\n`;

/** A job with a list, on one line or on several. */
const integrations = (line: string) =>
  body.replace('}', `,"integrations": [${line}{"type":"wandb","wandb":{"project":"p"}}${line}]}`);
const twice = integrations('\n').replace('}}', '}},{"type":"wandb","wandb":{"project":"q"}}');
const tags = integrations('').replace('"p"', '"p","tags":["a","b"]');

type Mistake = readonly [text: string, code: SyntaxProblemCode, after: string];

/** Each text has one mistake, one message and one fix. */
const mistakes: readonly Mistake[] = [
  [`job = ${body}`, 'syntax-content', `${body}\n`],
  [`const job = ${body};\nconsole.log(job);\n`, 'syntax-content', `${body}\n`],
  [
    `curl "$URL/jobs/{id}" \\\n  -H "api-key: \${KEY}" \\\n  -d '${body}'\n`,
    'syntax-content',
    `${body}\n`,
  ],
  ['```json\n' + body + '\n```\n', 'syntax-content', `${body}\n`],
  [`${body};\n`, 'syntax-content', `${body}\n`],
  [`${body}\ufeff\u00a0\ufeff\n`, 'syntax-content', `${body}\n`],
  [body.replace('"model"', '"model'), 'syntax-string', body],
  [body.replace('"model"', 'model"'), 'syntax-key', body],
  [body.replace('-14"', '-14'), 'syntax-string', body],
  [body.replace('"gpt', 'gpt'), 'syntax-value', body],
  [note('"a\\\\b\\'), 'syntax-string', note('"a\\\\b"')],
  [note('“a\\'), 'syntax-string', note('"a"')],
  [note('"""a "b"\n\tc\\n"""'), 'syntax-quotes', note('"a \\"b\\"\\n\\tc\\n"')],
  [note("'''it's \"b\"\n'''"), 'syntax-quotes', note('"it\'s \\"b\\"\\n"')],
  [note('r"""\\d"""'), 'syntax-quotes', note('"\\\\d"')],
  [note('"""\\d\\x41\\\n"""'), 'syntax-quotes', note('"\\\\dA"')],
  [note('`a\n"b" \\` {c}`'), 'syntax-quotes', note('"a\\n\\"b\\" ` {c}"')],
  [note('\'a\n"b"\''), 'syntax-quotes', note('"a\\n\\"b\\""')],
  [note('"a\n  "b"\n"'), 'syntax-string', note('"a\\n  \\"b\\"\\n"')],
  [note('"a\n  b"'), 'syntax-string', note('"a\\n  b"')],
  [note('"a\\n" +\n      \'"b"\''), 'syntax-string', note('"a\\n\\"b\\""')],
  [body.replace('}', ']'), 'syntax-bracket', body],
  [note('"x"').replace('  }\n', ''), 'syntax-bracket', note('"x"')],
  [note('"x"').replace('  }\n', '  }}\n'), 'syntax-bracket', note('"x"')],
  [
    note('"x"').replace('\n  }\n', ',\n  "seed": 1\n'),
    'syntax-bracket',
    note('"x"').replace('\n  }\n', '\n  },\n  "seed": 1\n'),
  ],
  [note('"x"').replace(/("\w+":) \{/, '$1'), 'syntax-bracket', note('"x"')],
  [body.replace('{', ''), 'syntax-bracket', body],
  [note('"x"').replace('"metadata": {', '"metadata": ['), 'syntax-bracket', note('"x"')],
  [
    note('"x"').replace('"metadata": {', '"metadata": [').replace('  }\n', '  ]\n'),
    'syntax-bracket',
    note('"x"'),
  ],
  [body.replace('{', '['), 'syntax-bracket', body],
  [body.replace('{', '[').replace('}', ']'), 'syntax-bracket', body],
  [note('two words'), 'syntax-value', note('"two words"')],
  [note('"a["b"] == "c""'), 'syntax-string', note('"a[\\"b\\"] == \\"c\\""')],
  [note('"a["b"]\nc == "d""'), 'syntax-string', note('"a[\\"b\\"]\\nc == \\"d\\""')],
  [body.replace(',"tr', '"tr'), 'syntax-comma', body],
  [note('"a\n\\d == "\\n""'), 'syntax-string', note('"a\\n\\\\d == \\"\\\\n\\""')],
  [`requests.post(url, headers={"a": "b"}, json=${body})\n`, 'syntax-content', `${body}\n`],
  [body.replace(':', ' = '), 'syntax-colon', body.replace(':', ': ')],
  [body.replace(':', ' => '), 'syntax-colon', body.replace(':', ': ')],
  [body.replace('}', ',"seed":0x10}'), 'syntax-number', body.replace('}', ',"seed":16}')],
  [note('"a b\\n"\n      "c d"\n      "e f"'), 'syntax-string', note('"a b\\nc de f"')],
  [note('("a "\n      \'b "c"\')'), 'syntax-string', note('"a b \\"c\\""')],
  [note('"x";'), 'syntax-comma', note('"x"')],
  [body.replace('}', ';}'), 'syntax-comma', body],
  [note("'a' 'b'"), 'syntax-string', note('"ab"')],
  [
    `${body.slice(0, -1)},\n"suffix":"a\nb\\,\n"seed":1}`,
    'syntax-string',
    `${body.slice(0, -1)},\n"suffix":"a\\nb",\n"seed":1}`,
  ],
  [body.replace('}', ',"seed":nil}'), 'syntax-literal', body.replace('}', ',"seed":null}')],
  [body.slice(1, -1), 'syntax-bracket', body],
  [`\uFEFF${note('"x"').slice(2, -3)}`, 'syntax-bracket', `\uFEFF${note('"x"').trimEnd()}`],
  [integrations('').replace('[', ''), 'syntax-bracket', integrations('')],
  [integrations('\n    ').replace('[', ''), 'syntax-bracket', integrations('\n    ')],
  [tags.replace('[', ''), 'syntax-bracket', tags],
  [integrations('\n').replace('{"type', '"type'), 'syntax-bracket', integrations('\n')],
  [twice.replace(',{"type', ',"type'), 'syntax-bracket', twice],
  [tags.replace('"a"', '"a'), 'syntax-string', tags],
  [note('"x" // why'), 'syntax-comment', note('"x"')],
  [note('"x" /* why */ '), 'syntax-comment', note('"x" ')],
  [note('"x"').replace('{', '{\r\n  # why\r'), 'syntax-comment', note('"x"').replace('{', '{\r')],
  [note('"x"').replace('  }\n', '  }\n    ]\n'), 'syntax-bracket', note('"x"')],
  [`curl "$URL" -d "${body.replaceAll('"', '\\"')}"`, 'syntax-content', `${body}\n`],
];

for (const [text, code, after] of mistakes)
  test(`one message and one fix for ${JSON.stringify(text).slice(0, 80)}`, () => {
    const findings = readableFindings(text);
    assert.equal(findings.length, 1, findings.join('\n'));
    assert.deepEqual(
      fixedTexts(text, code).map(([, fixed]) => fixed),
      [after],
    );
  });

test('a missing comma goes behind the value, not behind the comment that follows it', () => {
  const text = note('"x" // why\n    "other": "y"');
  const found = findingsOf(readJob(text), testContext).find(({ code }) => code === 'syntax-comma');
  assert.equal(
    applyChanges(text, found!.fixes!(syntaxFix)[0]!.edits),
    note('"x", // why\n    "other": "y"'),
  );
});

test('graders in square brackets are one mistake, told at the bracket', () => {
  const grader = (name: string) =>
    `"${name}":{"type":"string_check","name":"${name}","input":"{{sample.output_text}}","reference":"{{item.a}}","operation":"eq"}`;
  const multi = `{"type":"multi","name":"n","graders":[${grader('a')},${grader('b')}},"calculate_output":"a+b"}`;
  assert.deepEqual(readableFindings(jobWithGrader(multi)), [
    'error syntax-bracket [: { was expected here, not [.',
  ]);
});

test('a bracket that is missing behind a comment is not written into it', () => {
  const text = `${body.slice(0, -1)} // why}`;
  const found = findingsOf(readJob(text), testContext).find(
    ({ code }) => code === 'syntax-bracket',
  );
  assert.equal(applyChanges(text, found!.fixes!(syntaxFix)[0]!.edits), `${text}\n}`);
});

test('a job that begins with a square bracket and has no end becomes one in two steps', () => {
  const fixOfFirst = (text: string) =>
    applyChanges(text, findingsOf(readJob(text), testContext)[0]!.fixes!(syntaxFix)[0]!.edits);
  assert.equal(fixOfFirst(fixOfFirst(body.replace('{', '[').slice(0, -1))), body);
});

test('a comma in the place of the point is one mistake', () => {
  const rate = (value: string) =>
    body.replace(
      '}',
      `,"method":{"type":"supervised","supervised":{"hyperparameters":{"learning_rate_multiplier":${value}}}}}`,
    );
  assert.deepEqual(readableFindings(rate('0,5')), [
    'error syntax-number 0,5: 0,5 is no JSON number. Write 0.5.',
  ]);
  assert.deepEqual(
    fixedTexts(rate('0,5'), 'syntax-number').map(([, fixed]) => fixed),
    [rate('0.5')],
  );
});

/** One message each, and what it says. */
const told: readonly (readonly [text: string, finding: string])[] = [
  [body.replace('}', ',meth}'), 'error syntax-key meth: Keys stand in double quotes: "meth".'],
  [
    body.replace('}', ',"meth"}'),
    'error syntax-colon "meth": After the key "meth" a colon and a value are missing.',
  ],
  [
    body.replace('}', ',"seed":NaN}'),
    'error syntax-number NaN: JSON has no NaN. Write a number, or leave the property out.',
  ],
  [
    body.replace('"model"', '“model”'),
    'error syntax-quotes “model”: JSON strings stand in straight double quotes, not in curly ones.',
  ],
  [
    `${body}\n${body}`,
    'error syntax-content {: A file holds one job. Move this one into a file of its own.',
  ],
  [
    'model: gpt-4.1\ntraining_file: x',
    'error syntax-content model: This looks like YAML. A job file is one JSON object: in { }, with keys and text in double quotes.',
  ],
];

const message = (name: string) =>
  `"${name}" is a name of a program. Write the value that it stands for.`;

/** Names of a program: in quotes they would be sent as they are. */
const variables: readonly (readonly [text: string, ...findings: string[]])[] = [
  [
    body.replace(`"${trainingFile}"`, 'train_id'),
    `error syntax-value train_id: ${message('train_id')}`,
  ],
  [
    body.replace(`"${trainingFile}"`, 'file.id'),
    `error syntax-value file.id: ${message('file.id')}`,
  ],
  [
    body.replace('}', ',"suffix":MY_SUFFIX}'),
    `error syntax-value MY_SUFFIX: ${message('MY_SUFFIX')}`,
  ],
  [
    'create(model=name, training_file=uploaded.id, seed=int(seed))',
    'error syntax-content create(model: The file is sent as it is, so it holds only the job, as one JSON object. Where more than a program would be lost, Fix all leaves this to the quick fix, which names the line.',
    `error syntax-value name: ${message('name')}`,
    `error syntax-value uploaded.id: ${message('uploaded.id')}`,
    'error syntax-content int(seed): JSON holds values, and nothing is computed. Write the value itself.',
  ],
];

for (const [text, ...findings] of variables)
  test(`a value is asked for, and no quotes are offered, in ${text.slice(-60)}`, () => {
    assert.deepEqual(readableFindings(text), findings);
    assert.deepEqual(fixedTexts(text, 'syntax-value'), []);
  });

test('a word that may be meant as text can still be quoted', () => {
  for (const [before, after] of [
    [body.replace('}', ',"suffix":mine}'), body.replace('}', ',"suffix":"mine"}')],
    [body.replace(`"${trainingFile}"`, 'train.jsonl'), body.replace(trainingFile, 'train.jsonl')],
    [body.replace('}', ',"suffix":empty}'), body.replace('}', ',"suffix":"empty"}')],
  ])
    assert.deepEqual(
      fixedTexts(before!, 'syntax-value').map(([, fixed]) => fixed),
      [after],
    );
});

for (const [word, language] of [
  ['nil', 'Ruby, Go or Lua'],
  ['None', 'Python'],
  ['undefined', 'JavaScript'],
  ['$null', 'PowerShell'],
])
  test(`${word} is told to be ${language}`, () => {
    const [finding] = readableFindings(body.replace('}', `,"seed":${word}}`));
    assert.equal(
      finding,
      `error syntax-literal ${word}: ${word} is ${language}, not JSON. Write null.`,
    );
  });

test('NaN can become null, by itself only', () => {
  const text = body.replace('}', ',"seed":NaN}');
  assert.deepEqual(
    fixedTexts(text, 'syntax-number').map(([, fixed]) => fixed),
    [body.replace('}', ',"seed":null}')],
  );
});

/** What more than one thing may be meant by is left to a person. */
const ambiguous: readonly (readonly [text: string, code: SyntaxProblemCode])[] = [
  [body.replace('}', ',"seed":10,000}'), 'syntax-number'],
  [body.replace('}', ',"seed":1,000,000}'), 'syntax-number'],
];

for (const [text, code] of ambiguous)
  test(`no fix for ${text.slice(-30)}`, () => {
    assert.equal(readableFindings(text).length, 1);
    assert.deepEqual(fixedTexts(text, code), []);
  });

test('a key that is typed behind a value is not joined to it', () => {
  const text = note('"support"\n    "cost center"');
  assert.deepEqual(readableFindings(text), [
    'error syntax-comma ": A comma is missing before this.',
    'error syntax-colon "cost center": After the key "cost center" a colon and a value are missing.',
  ]);
});

for (const [text, finding] of told)
  test(`one message: ${finding}`, () => {
    assert.deepEqual(readableFindings(text), [finding]);
  });

/** One message, and no fix: what is meant is known only when a program runs. */
const computed = ['open("note.txt").read()', 'os.environ["NOTE"]', '`a ${b}`', 'f"a {b}"'];

for (const value of computed)
  test(`one message without a fix for ${value}`, () => {
    assert.equal(readableFindings(note(value)).length, 1);
    assert.deepEqual(fixedTexts(note(value), 'syntax-content'), []);
    assert.deepEqual(fixedTexts(note(value), 'syntax-quotes'), []);
  });
