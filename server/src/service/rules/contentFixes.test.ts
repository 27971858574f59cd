import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../../test/support/readable.ts';
import { findingsOf } from '../findings.ts';
import { readJob } from '../job.ts';
import { syntaxFix } from './syntaxFixes.ts';

const method =
  '"method": {"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 3}}}';
const job = `{
  "model": "gpt-4.1-2025-04-14",
  "training_file": "${trainingFile}",
  ${method}
}
`;
const ofNode = job
  .trimEnd()
  .replaceAll(/"(\w+)":/g, '$1:')
  .replace(`"${trainingFile}"`, `'${trainingFile}'`)
  .replace('}}}\n', '}}}, // three\n');
const ofPhp = job
  .trimEnd()
  .replaceAll(/"(\w+)":/g, "'$1' =>")
  .replaceAll('{', '[')
  .replaceAll('}', ']')
  .replace(']]]\n', ']]],\n');

/** Programs that create the job, each written as its language writes it: one message, and one fix that makes the job. */
const programs: readonly string[] = [
  `const job = await openai.fineTuning.jobs.create(${ofNode});\nconsole.log(job.id);\n`,
  `module.exports = ${ofNode};\n`,
  `job = ${job.replaceAll('"', "'")}`,
  `<?php\n$response = $client->fineTuning()->createJob(${ofPhp});\necho $response->id;\n`,
  `${ofPhp};\n`,
  `<?php\n$job = ${ofPhp.replaceAll('[', 'array(').replaceAll(']', ')')};\n`,
  ofPhp.replaceAll(/\n\s*/g, '\n    ').replace('\n    ]', '\n]'),
];

for (const text of programs)
  test(`one message and one fix for ${JSON.stringify(text).slice(0, 50)}`, () => {
    const messages = readableFindings(text).map((finding) => finding.replace(/^[^]*?: /, ''));
    assert.deepEqual(messages.length, 1, messages.join('\n'));
    assert.deepEqual(
      fixedTexts(text, 'syntax-content').map(([, after]) => JSON.parse(after) as unknown),
      [JSON.parse(job)],
    );
  });

test('the layout of a program is kept, and a variable stays one', () => {
  assert.deepEqual(
    fixedTexts(programs[0]!, 'syntax-content').map(([, after]) => after),
    [job],
  );
  const text = programs[0]!.replace(`'${trainingFile}'`, 'file.id');
  assert.deepEqual(
    readableFindings(text).map((finding) => finding.split(' ', 3).slice(0, 2).join(' ')),
    ['error syntax-content', 'error syntax-value'],
  );
});

test('what a program has beyond its notation is told beside it', () => {
  const text = programs[0]!.replace('},\n', '}\n').replace("',\n", "'\n");
  assert.deepEqual(
    readableFindings(text).map((finding) => finding.split(' ', 2).join(' ')),
    ['error syntax-content', 'error syntax-comma'],
  );
});

const flat = `{
  "model": "gpt-4.1-2025-04-14",
  "training_file": "${trainingFile}",
  "suffix": "two words",
  "seed": 7
}
`;
const lines = `model: gpt-4.1-2025-04-14\ntraining_file: '${trainingFile}'\n\nsuffix: "two words"\nseed: 7\n`;
const hashTable = `@{\n  model = 'gpt-4.1'\n  metadata = @{ "a" = 'b' }\n} | ConvertTo-Json\n`;
const nested = `${lines}method:\n  type: supervised # three\n`;

/** Other notations: how the one message begins, and the text after the fix, if it has one. */
const notations: readonly (readonly [text: string, message: RegExp, after?: string])[] = [
  [lines, /^This looks like YAML\./, flat],
  [`---\n# ours\n${lines}`, /^This looks like YAML\./, flat],
  [`# ours\n${lines}metadata: {"a": "b"}\n`, /^This looks like YAML\./],
  [nested, /^This looks like YAML\./],
  [lines.replace('two words', 'a: b').replaceAll('"', ''), /^This looks like YAML\./],
  [lines.replace('"two words"', 'yes'), /^This looks like YAML\./],
  [`${lines}seed: 8\n`, /^This looks like YAML\./],
  [
    lines.replaceAll(': ', ' = ').replace('gpt-4.1-2025-04-14', '"$&"'),
    /^This looks like TOML\./,
    flat,
  ],
  [`model = "gpt-4.1"\n\n[method]\ntype = "dpo"\n`, /^This looks like TOML\./],
  [hashTable, /^This is a hash table of PowerShell\./],
  [`$body = ${hashTable}`, /^This is a hash table of PowerShell\./],
];

for (const [text, message, after] of notations)
  test(`one message, and a fix where all is flat, for ${JSON.stringify(text).slice(-60)}`, () => {
    const messages = readableFindings(text).map((finding) => finding.replace(/^[^]*?: /, ''));
    assert.equal(messages.length, 1, messages.join('\n'));
    assert.match(messages[0]!, message);
    assert.deepEqual(
      fixedTexts(text, 'syntax-content').map(([, fixed]) => fixed),
      after === undefined ? [] : [after],
    );
  });

const whole = `{"model":"gpt-4.1-2025-04-14","training_file":"${trainingFile}","method":{"type":"supervised"}}`;
const asArguments = whole.slice(1, -1).replaceAll(/"(model|training_file|method)":/g, '$1=');
const onLines = (members: string) => members.replaceAll(/,(?=t|m|"t|"m)/g, ',\n  ');

/** The arguments of a call, with and without what else may stand there: one message, and the whole job. */
const calls: readonly (readonly [text: string, after: string])[] = [
  [`client.fine_tuning.jobs.create(${asArguments})`, `${whole}\n`],
  [`${asArguments},`, `${whole}\n`],
  [
    `from openai import OpenAI\nclient = OpenAI(api_key=key)\njob = client.fine_tuning.jobs.create(\n  ${onLines(asArguments)},  # it's paid\n)\nprint(job.id)\n`,
    `{\n  ${onLines(whole.slice(1, -1))}\n}\n`,
  ],
];

for (const [text, after] of calls)
  test(`the job is made of the arguments in ${JSON.stringify(text).slice(0, 60)}`, () => {
    const messages = readableFindings(text).map((finding) => finding.replace(/^.*?: /, ''));
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /^The file is sent as it is, so it holds only the job,/);
    assert.deepEqual(
      fixedTexts(text, 'syntax-content').map(([, fixed]) => fixed),
      [after.replaceAll(/"(model|training_file|method)":/g, '"$1": ')],
    );
  });

test('what the arguments have of Python becomes JSON in the same step', () => {
  const text = `client.fine_tuning.jobs.create(
    model='gpt-4.1-2025-04-14',  # the student
    training_file="${trainingFile}",
    seed=None,
    metadata={
        "note": ("a " "b"),
    },
)
`;
  assert.deepEqual(
    fixedTexts(text, 'syntax-content').map(([, fixed]) => fixed),
    [
      `{
    "model": "gpt-4.1-2025-04-14",
    "training_file": "${trainingFile}",
    "seed": null,
    "metadata": {
        "note": "a b"
    }
}
`,
    ],
  );
});

test('an object that is itself the argument is the job', () => {
  const text = `requests.post(url, json=${whole}, headers={"a": "b"})\n`;
  assert.deepEqual(
    fixedTexts(text, 'syntax-content').map(([, fixed]) => fixed),
    [`${whole}\n`],
  );
});

/** A program or a command with its job, and the line of it that a person has to see before the rest goes. */
const withMore: readonly (readonly [text: string, line: string])[] = [
  [`# the team's\njob = ${whole}`, "1: # the team's"],
  [`don't = 1\njob = ${whole}\n// why`, "1: don't = 1"],
  [`x = "it's" # why\njob = ${whole}`, `1: x = "it's" # why`],
  [`client.create(${asArguments})\nprint("not two words")`, '2: print("not two words")'],
  [`job = ${whole}\r\njob["seed"] = 42\r\n`, '2: job["seed"] = 42'],
  [`job = ${whole}\n\nother = ${whole}`, `3: ${`other = ${whole}`.slice(0, 60)}…`],
  [`job = ${whole.replace('"}}', '\\x41"}}')}`, `1: ${`job = ${whole}`.slice(0, 60)}…`],
  [`Our job:\n\`\`\`\n${whole}\n\`\`\``, '1: Our job:'],
  [
    `curl "$URL" \\\n  -d "${whole.replaceAll('"', '\\"').replace('super', '$A')}"`,
    `2: ${`-d "${whole.replaceAll('"', '\\"')}"`.slice(0, 60)}…`,
  ],
];

for (const [text, line] of withMore)
  test(`the fix names the line ${line}`, () => {
    assert.equal(readableFindings(text).length > 0, true);
    const job = readJob(text);
    const titles = findingsOf(job, testContext).flatMap(
      ({ fixes }) => fixes?.(syntaxFix).map(({ title }) => title) ?? [],
    );
    assert.deepEqual(titles.slice(0, 1), [
      `Keep only the job, as a JSON object; see line ${line.replace(': ', ' first: ')}`,
    ]);
  });

test('a docstring before a call is part of the program', () => {
  const text = `"""Creates the job."""\nclient.create(${asArguments})\n`;
  assert.equal(readableFindings(text).length, 1);
  assert.equal(fixedTexts(text, 'syntax-content').length, 1);
});
