import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'unknown-type';
const comparing = '"name":"n","input":"{{sample.output_text}}","reference":"{{item.a}}"';
const judging =
  '"name":"n","model":"gpt-4o-2024-08-06","input":[{"role":"user","content":"{{sample.output_text}}"}]';

/** Inside an object whose type is missing there is one finding and one fix, whose text is sound. */
function assertImplied(job: (object: string) => string, members: string, type: string): void {
  const text = job(`{${members}}`);
  const findings = readableFindings(text).filter((finding) => !finding.startsWith('hint'));
  assert.equal(findings.length, 1, findings.join('\n'));
  assert.match(findings[0]!, new RegExp(`"type" is missing. .*"${type}"\\.`));
  const after = job(`{"type": "${type}", ${members}}`);
  assert.deepEqual(fixedTexts(text, code), [[`Insert "type": "${type}"`, after]]);
  assert.deepEqual(
    readableFindings(after).filter((finding) => !finding.startsWith('hint')),
    [],
  );
}

test('the block of a method says its type', () => {
  const job = (method: string) => jobWith(`"method":${method}`);
  assertImplied(job, '"supervised":{}', 'supervised');
  assertImplied(job, '"dpo":{"hyperparameters":{"beta":0.1}}', 'dpo');
});

test('a property that one grader has says its type', () => {
  assertImplied(jobWithGrader, `${comparing},"operation":"eq"`, 'string_check');
  assertImplied(jobWithGrader, `${comparing},"evaluation_metric":"bleu"`, 'text_similarity');
  assertImplied(jobWithGrader, judging, 'score_model');
  assertImplied(
    jobWithGrader,
    '"name":"n","source":"def grade(sample, item):\\n    return 1.0\\n"',
    'python',
  );
  const member = `{"type":"string_check",${comparing},"operation":"eq"}`;
  assertImplied(
    jobWithGrader,
    `"name":"m","graders":{"a":${member}},"calculate_output":"a"`,
    'multi',
  );
});

test('labels say it where such a grader may stand', () => {
  const other = `{"type":"string_check",${comparing},"operation":"eq"}`;
  assertImplied(
    (grader) =>
      jobWithGrader(
        `{"type":"multi","name":"m","graders":{"a":${grader},"b":${other}},"calculate_output":"a + b"}`,
      ),
    `${judging},"labels":["x","y"],"passing_labels":["x"]`,
    'label_model',
  );
});

test('there is one kind of integration', () => {
  assertImplied(
    (integration) => jobWith(`"integrations":[${integration}]`),
    '"wandb":{"project":"p"}',
    'wandb',
  );
});

test('of a few that fit a person chooses', () => {
  const titles = (text: string) => fixedTexts(text, code).map(([title]) => title);
  assert.deepEqual(titles(jobWithGrader(`{${comparing}}`)), [
    'Insert "type": "string_check"',
    'Insert "type": "text_similarity"',
  ]);
  assert.deepEqual(titles(jobWith('"method":{"hyperparameters":{}}')), [
    'Insert "type": "supervised"',
    'Insert "type": "dpo"',
    'Insert "type": "reinforcement"',
  ]);
  assert.deepEqual(titles(jobWithGrader('{"name":"n"}')), []);
});

test('the type stands first, on a line of its own where the others do', () => {
  const lines = `{
  "model": "m",
  "method": {
    "dpo": {}
  }
}`;
  assert.equal(fixedTexts(lines, code)[0]![1], lines.replace('"dpo"', '"type": "dpo",\n    "dpo"'));
});
