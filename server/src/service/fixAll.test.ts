import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  exampleJobs,
  jobWith,
  jobWithGrader,
  trainingFile,
} from '../../../test/support/fixtures.ts';
import { testContext } from '../../../test/support/readable.ts';
import { findingsOf } from './findings.ts';
import { fixAll } from './fixAll.ts';
import { readJob } from './job.ts';
import { syntaxFix } from './rules/syntaxFixes.ts';

function fixed(text: string): string {
  const change = fixAll(text, (one, limit) =>
    findingsOf(readJob(one), testContext, undefined, limit),
  );
  return change ? text.slice(0, change.start) + change.text + text.slice(change.end) : text;
}

test('mends every plain mistake of a file at once', () => {
  const text = jobWithGrader(
    '{"type":"string-check","name":"n","input":"{{sample.output_txt}}","refrence":"{{item.answer}}}}","operation":"equals",}',
  );
  assert.equal(
    fixed(text),
    jobWithGrader(
      '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"{{item.answer}}","operation":"eq"}',
    ),
  );
});

test('mends more mistakes than are listed', () => {
  const entries = Array.from({ length: 8_000 }, (_, index) => `'k${index}': 'v'`);
  const value = JSON.parse(fixed(jobWith(`'metadata': {${entries.join(', ')}}`))) as {
    readonly metadata: object;
  };
  assert.equal(Object.keys(value.metadata).length, 8_000);
});

test('mends what is too much for one time from the beginning on', () => {
  const text = `{${Array.from({ length: 12_000 }, (_, index) => `'k${index}': 'v'`).join(', ')}}`;
  const once = fixed(text);
  assert.match(once, /^\{"k0": "v", "k1": "v", /);
  assert.match(once, /'k11999': 'v'\}$/);
  assert.equal(Object.keys(JSON.parse(fixed(once)) as object).length, 12_000);
});

test('leaves alone what a person must decide, and what is right', () => {
  assert.equal(fixed('{}'), '{}');
  for (const { text } of exampleJobs()) assert.equal(fixed(text), text);
});

test('what somebody may just have wished is not undone, and nothing is invented', () => {
  const grader = (members: string) => jobWithGrader(`{"name":"n",${members}}`);
  const compares = '"input":"{{sample.output_text}}","reference":"{{item.answer}}"';
  for (const text of [
    grader(`"type":"text_similarity",${compares},"operation":"eq"`),
    grader(
      `"type":"multi","graders":[{"type":"string_check","name":"m",${compares},"operation":"eq"}],"calculate_output":"m"`,
    ),
    grader('"type":"string_check","input":"{{item.a | lower}}"'),
    `{"model":"gpt-4o-2023-11-20","training_file":"file-Zm9vYmFyYmF6cXV4MTIzNA","colour":"red"}`,
  ]) {
    assert.ok(
      findingsOf(readJob(text), testContext).some(({ fixes }) => fixes?.(syntaxFix).length),
      text,
    );
    assert.equal(fixed(text), text);
  }
});

test('what is being written is closed, and not taken for another word or taken away', () => {
  const grader = (input: string) =>
    jobWithGrader(
      `{"type":"string_check","name":"n","input":"${input}","reference":"{{item.answer}}","operation":"eq"}`,
    );
  assert.equal(fixed(grader('{{sa')), grader('{{sa}}'));
  for (const text of [grader('{{}}'), grader('{{sample.output_text}} {{}}')])
    assert.equal(fixed(text), text);
  const job = (member: string) => jobWith(`\n${member}\n"suffix":"s"`);
  assert.equal(fixed(job('"sede: 1,')), job('"seed": 1,'));
  assert.equal(fixed(job('"seed": \'1\', // why')), job('"seed": 1,'));
});

test('what is mended stays as it is', () => {
  const text = "{'model': 'm', \"training_file\": \"file-Zm9vYmFyYmF6cXV4MTIzNA\", seed: '7',}";
  assert.equal(fixed(fixed(text)), fixed(text));
});

test('a job in single quotes and with the literals of Python is mended at once', () => {
  const members = Array.from({ length: 16 }, (_, index) => `'key ${index}': 'it\\'s "${index}"'`);
  const text = `{'model': 'gpt-4.1-2025-04-14', 'training_file': 'file-Zm9vYmFyYmF6cXV4MTIzNA', 'seed': None, 'metadata': {${members.join(', ')}}}`;
  const after = fixed(text);
  assert.equal((JSON.parse(after) as { seed: null }).seed, null);
  assert.deepEqual(findingsOf(readJob(after), testContext), []);
});

test('nothing is taken away, and a text that cannot be mended stays as it is', () => {
  const secret = jobWithGrader(
    '{"type":"endpoint","name":"n","url":"https://e.example/g","headers":{"Authorization":"Bearer abc123def456"}}',
  );
  assert.equal(fixed(secret), secret);
  for (const text of [
    '{"model":"m","training_file":"file-Zm9vYmFyYmF6cXV4MTIzNA","method":{"type":"supervised","supervised":{"hyperparameters":{"beta":1}}}}',
    '{"model": open("x").read(),\n"training_file":"y"}',
  ])
    assert.equal(fixed(text), text);
});

const call = `from openai import OpenAI
client = OpenAI()
job = client.fine_tuning.jobs.create(
    model='gpt-4.1-2025-04-14',
    training_file="${trainingFile}",
    seed=None,
)
print(job.id)
`;

test('of a program it keeps the job, where nothing but the program is lost', () => {
  assert.equal(
    fixed(call),
    `{
    "model": "gpt-4.1-2025-04-14",
    "training_file": "${trainingFile}",
    "seed": null
}
`,
  );
  assert.equal(fixed(`job = ${jobWith('"seed":1')}`), `${jobWith('"seed":1')}\n`);
  for (const command of [
    `curl "$URL" -H "Authorization: Bearer $KEY" \\\n  -d '${jobWith('"seed":1')}'`,
    `curl "$URL" -d "${jobWith('"seed":1').replaceAll('"', '\\"')}"`,
  ])
    assert.equal(fixed(command), `${jobWith('"seed":1')}\n`);
});

test('of a program with comments, variables or more jobs it keeps all for a person to see', () => {
  for (const text of [
    call.replace('seed=None,', 'seed=None,  # by chance'),
    call.replace('seed=None,', 'seed=42# by chance'),
    call.replace(`"${trainingFile}",\n    seed=None,`, `"${trainingFile}"# the good one`),
    call.replace('client =', '# the account of the team\nclient ='),
    call.replace(`"${trainingFile}"`, 'uploaded'),
    call.replace('None', 'int(os.environ["SEED"])'),
    call + call,
    `job = ${jobWith('"seed":1 // why\n')};`,
    `Our job, with the students' model:\n\`\`\`json\n${jobWith('"seed":1')}\n\`\`\`\n`,
    // Words without a sign before them.
    `This is what was sent yesterday:\n${call}`,
    `Don't: ${call}`,
    `<!-- for Anna -->\njob = ${jobWith('"seed":1')}`,
    `job = ${jobWith('"seed":1')}\nbut only when Anna has seen it`,
    `\`\`\`json\n${jobWith('"seed":1')}\n\`\`\`\nOnly then:\n\`\`\`\nask Anna\n\`\`\``,
    // More of the job.
    `job = ${jobWith('"seed":1')}\njob["seed"] = 42\ncreate(**job)`,
    `job = ${jobWith('"seed":1')}\njob.update(more)`,
    `job = ${jobWith('"seed":1')}\ncreate(**job, suffix="x")`,
    `const job = ${jobWith('"seed":1')};\nconst other = {...job, seed: 2};`,
    // In Python the escape is a letter.
    call.replace(trainingFile, 'file-abc\\x41'),
    // The shell would put a value in.
    `curl "$URL" -d "${jobWith('"suffix":"$NAME"').replaceAll('"', '\\"')}"`,
  ])
    assert.equal(fixed(text), text);
});

test('a flat list of keys and values becomes the job, but not where a comment would go', () => {
  const yaml = `model: gpt-4.1-2025-04-14\ntraining_file: ${trainingFile}\n`;
  const after = `{\n  "model": "gpt-4.1-2025-04-14",\n  "training_file": "${trainingFile}"\n}\n`;
  assert.equal(fixed(yaml), after);
  assert.equal(fixed(`---\n# ours\n${yaml}`), `---\n# ours\n${yaml}`);
});

test('a variable is no text: all but it is mended', () => {
  assert.equal(
    fixed("{'model': 'gpt-4.1-2025-04-14', 'training_file': train_id}"),
    '{"model": "gpt-4.1-2025-04-14", "training_file": train_id}',
  );
});

test('of a job that has lost a bracket, a comma or a colon, it makes the job again, or changes nothing', () => {
  for (const { name, text } of exampleJobs()) {
    const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)];
    const isInString = (offset: number) =>
      strings.some(({ 0: string, index }) => index < offset && offset < index + string.length);
    for (const { index } of text.matchAll(/[{}[\],:]/g)) {
      if (isInString(index)) continue;
      const broken = text.slice(0, index) + text.slice(index + 1);
      const mended = fixed(broken);
      if (mended === broken) continue;
      const place = `${name} less the ${text[index]} before ${text.slice(index + 1, index + 40)}`;
      assert.deepEqual(JSON.parse(mended), JSON.parse(text), place);
    }
  }
});

test('of Python that has lost a quote or the backslash before one, it makes the job again, or changes nothing', () => {
  for (const { name, text } of exampleJobs())
    for (const { index } of text.matchAll(/\\"/g))
      for (const lost of [index, index + 1]) {
        const broken = text.slice(0, lost) + text.slice(lost + 1);
        const mended = fixed(broken);
        if (mended === broken) continue;
        const place = `${name} less the ${text[lost]} before ${text.slice(lost + 1, lost + 40)}`;
        assert.deepEqual(JSON.parse(mended), JSON.parse(text), place);
      }
});

test('a value that only a person knows keeps nothing else from being mended', () => {
  assert.equal(
    fixed('{"modle":"gpt-4.1","seed":auto,"training_fil":"file-1",}'),
    '{"model":"gpt-4.1","seed":auto,"training_file":"file-1"}',
  );
  assert.equal(fixed("{'model':'gpt-4.1','seed':}"), '{"model":"gpt-4.1","seed":}');
  assert.equal(fixed("{'model':'gpt-4.1','seed':NaN}"), '{"model":"gpt-4.1","seed":NaN}');
});

test('of hyperparameters at two places nothing is lost', () => {
  const method = (members: string) => `"method":{"type":"supervised",${members}}`;
  const outer = '"hyperparameters":{"n_epochs":3}';
  assert.equal(
    fixed(jobWith(`${outer},${method('"hyperparameters":{"n_epochs":2}')}`)),
    jobWith(`${outer},${method('"supervised": { "hyperparameters":{"n_epochs":2} }')}`),
  );
  const both = jobWith(`${outer},${method('"supervised":{"hyperparameters":{"n_epochs":2}}')}`);
  assert.equal(fixed(both), both);
});
