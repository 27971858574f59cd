import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'misplaced-property';
const grader =
  '{"type":"string_check","name":"n","input":"{{sample.output_text}}","reference":"{{item.a}}","operation":"eq"}';
const validated = '"validation_file":"file-bD0kH8Oool8DklZDOCj2ISaJ"';

/** The one finding of a job, and the one text after its one fix, in which nothing is found. */
function assertMoved(before: string, finding: string, after: string, job = jobWith): void {
  assert.deepEqual(readableFindings(job(before)), [finding]);
  const fixed = fixedTexts(job(before), code).map(([, text]) => text);
  assert.deepEqual(fixed, [job(after)]);
  assert.deepEqual(readableFindings(fixed[0]!), []);
}

/** A job for a model that learns by reinforcement. */
const reinforced = (members: string) =>
  jobWith(members).replace('gpt-4o-mini', 'o4-mini-2025-04-16');

test('hyperparameters directly in the method', () => {
  const finding = `warning ${code} "hyperparameters": "hyperparameters" does not belong here. Move it into "supervised".`;
  assertMoved(
    '"method":{"type":"supervised","hyperparameters":{"n_epochs":3}}',
    finding,
    '"method":{"type":"supervised","supervised": { "hyperparameters":{"n_epochs":3} }}',
  );
  assertMoved(
    '"method":{"hyperparameters":{"n_epochs":3},"type":"supervised","supervised":{"hyperparameters":{"batch_size":4}}}',
    finding,
    '"method":{"type":"supervised","supervised":{"hyperparameters":{"batch_size":4, "n_epochs":3}}}',
  );
});

test('where another value is there, a person chooses', () => {
  const method = (value: number) =>
    `"method":{"type":"dpo","dpo":{"hyperparameters":{"n_epochs":${value}}}}`;
  assert.deepEqual(fixedTexts(jobWith(`"n_epochs":3,${method(1)}`), code), [
    ['Move into "method.dpo.hyperparameters", keep what is there', jobWith(method(1))],
    ['Move into "method.dpo.hyperparameters", replace what is there', jobWith(method(3))],
  ]);
});

test('of a key that stands twice, the last value is the one to replace with', () => {
  const text = jobWith(
    '"method":{"type":"dpo","hyperparameters":{"beta":1,"beta":2},"dpo":{"hyperparameters":{"beta":0.5}}}',
  );
  assert.equal(
    fixedTexts(text, code)[1]![1],
    jobWith('"method":{"type":"dpo","dpo":{"hyperparameters":{"beta":2}}}'),
  );
});

test('single hyperparameters, at each wrong level', () => {
  const both = '"n_epochs":3,"batch_size":4';
  const words = (place: string) =>
    `warning ${code} "n_epochs": "n_epochs", "batch_size" do not belong here. Move them into "${place}".`;
  assertMoved(
    both,
    words('method.supervised.hyperparameters'),
    '"method": { "type": "supervised", "supervised": { "hyperparameters": { "n_epochs":3, "batch_size":4 } } }',
  );
  assertMoved(
    `"method":{"type":"supervised",${both}}`,
    words('supervised.hyperparameters'),
    '"method":{"type":"supervised","supervised": { "hyperparameters": { "n_epochs":3, "batch_size":4 } }}',
  );
  assertMoved(
    `"method":{"type":"supervised","supervised":{${both}}}`,
    words('hyperparameters'),
    '"method":{"type":"supervised","supervised":{"hyperparameters": { "n_epochs":3, "batch_size":4 }}}',
  );
});

test('a job without a method gets the one whose properties these are', () => {
  const [fixed] = fixedTexts(jobWith('"n_epochs":3,"beta":0.1'), code);
  assert.match(fixed![1], /"method": \{ "type": "dpo", "dpo": \{ "hyperparameters"/);
});

test('a job with hyperparameters at the old place keeps them together', () => {
  const [fixed] = fixedTexts(jobWith('"n_epochs":3,"hyperparameters":{"batch_size":2}'), code);
  assert.equal(fixed![1], jobWith('"hyperparameters":{"batch_size":2, "n_epochs":3}'));
});

test('what other tools call them is told and corrected on the way', () => {
  assertMoved(
    '"epochs":3',
    `warning ${code} "epochs": Write "n_epochs" in "method.supervised.hyperparameters", not "epochs" here.`,
    '"method": { "type": "supervised", "supervised": { "hyperparameters": { "n_epochs":3 } } }',
  );
});

test('a grader outside its block is an error, and nothing else is missing', () => {
  assertMoved(
    `${validated},"method":{"type":"reinforcement","grader":${grader}}`,
    `error ${code} "grader": "grader" does not belong here. Move it into "reinforcement".`,
    `${validated},"method":{"type":"reinforcement","reinforcement": { "grader":${grader} }}`,
    reinforced,
  );
  assertMoved(
    `"grader":${grader},${validated},"method":{"type":"reinforcement"}`,
    `error ${code} "grader": "grader" does not belong here. Move it into "method.reinforcement".`,
    `${validated},"method":{"type":"reinforcement", "reinforcement": { "grader":${grader} }}`,
    reinforced,
  );
  assertMoved(
    `${validated},"response_format":{"type":"text"},"grader":${grader}`,
    `warning ${code} "response_format": "response_format", "grader" do not belong here. Move them into "method.reinforcement".`,
    `${validated},"method": { "type": "reinforcement", "reinforcement": { "response_format":{"type":"text"}, "grader":${grader} } }`,
    reinforced,
  );
});

test('the block of a method at the top of the job', () => {
  assertMoved(
    '"dpo":{}',
    `warning ${code} "dpo": "dpo" does not belong here. Move it into "method".`,
    '"method": { "type": "dpo", "dpo":{} }',
  );
});

test('the settings of an integration, into a new block or the one that is there', () => {
  assertMoved(
    '"integrations":[{"type":"wandb","project":"p","tags":["a"]}]',
    `error ${code} "project": "project", "tags" do not belong here. Move them into "wandb".`,
    '"integrations":[{"type":"wandb","wandb": { "project":"p", "tags":["a"] }}]',
  );
  assertMoved(
    '"integrations":[{"name":"n","type":"wandb","wandb":{"project":"p"}}]',
    `warning ${code} "name": "name" does not belong here. Move it into "wandb".`,
    '"integrations":[{"type":"wandb","wandb":{"project":"p", "name":"n"}}]',
  );
});

test('sampling parameters directly in a grader', () => {
  const scored = (members: string) =>
    jobWithGrader(
      `{"type":"score_model","name":"n","model":"gpt-4o-2024-08-06","input":[{"role":"user","content":"{{sample.output_text}}"}],${members}}`,
    );
  assert.deepEqual(fixedTexts(scored('"temperature":1,"max_tokens":9'), code), [
    [
      'Move into "sampling_params"',
      scored('"sampling_params": { "temperature":1, "max_completions_tokens":9 }'),
    ],
  ]);
});

test('lines are indented for their new place', () => {
  const lines = `{
  "model": "m",
  "grader": {
    "type": "python"
  },
  "method": {
    "type": "reinforcement"
  }
}`;
  assert.equal(
    fixedTexts(lines, code)[0]![1],
    `{
  "model": "m",
  "method": {
    "type": "reinforcement",
    "reinforcement": {
      "grader": {
        "type": "python"
      }
    }
  }
}`,
  );
});

test('no fix where something else stands on the way', () => {
  assert.deepEqual(fixedTexts(jobWith('"n_epochs":3,"method":"dpo"'), code), []);
  assert.ok(
    readableFindings(jobWith('"n_epochs":3,"method":{"type":"dpo","dpo":1}')).some((finding) =>
      finding.startsWith(`warning ${code}`),
    ),
  );
});

test('a type that is not known says nothing of where things belong', () => {
  const findings = readableFindings(jobWith('"n_epochs":3,"method":{"type":"x"}'));
  assert.ok(!findings.some((finding) => finding.includes(code)));
});
