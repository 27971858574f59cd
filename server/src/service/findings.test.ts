import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  exampleJobs,
  jobWith as job,
  jobWithGrader,
  trainingFile,
  validationFile,
} from '../../../test/support/fixtures.ts';
import { readableFindings, testContext } from '../../../test/support/readable.ts';
import { findingsOf } from './findings.ts';
import { readJob } from './job.ts';
import { maxFindings } from './rules/rule.ts';
import { syntaxFix } from './rules/syntaxFixes.ts';

const supervised = (hyperparameters: string) =>
  job(`"method":{"type":"supervised","supervised":{"hyperparameters":{${hyperparameters}}}}`);
const reinforcement = (members: string) =>
  `{"model":"o4-mini","training_file":"${trainingFile}","validation_file":"${validationFile}","method":{"type":"reinforcement"${members}}}`;
const stringCheck = (members: string) =>
  jobWithGrader(`{"type":"string_check","name":"n","input":"{{sample.output_text}}",${members}}`);
const scoreModel = (members: string) =>
  jobWithGrader(`{"type":"score_model","name":"n","model":"o3",${members}}`);
const message = '"input":[{"role":"user","content":"{{sample.output_text}}"}]';
const types = '"string_check", "text_similarity", "python", "score_model", "multi" or "endpoint"';

/** One mistake a text, and the one finding it must give. */
const mistakes: readonly (readonly [text: string, finding: string])[] = [
  ['{}', 'error missing-property {: "model", "training_file" are missing in a fine-tuning job.'],
  ['[]', 'error wrong-type [: Expected an object, found an array.'],
  [
    '',
    'error syntax-value : The file is empty. A job is an object with at least "model" and "training_file".',
  ],
  [
    job('"metod":{}'),
    'warning unknown-property "metod": "metod" is not known in a fine-tuning job. Did you mean "method"?',
  ],
  [
    job('"colour":"red"'),
    'warning unknown-property "colour": "colour" is not known in a fine-tuning job. Remove it, or correct its spelling.',
  ],
  [
    job('"seed":"42"'),
    'error wrong-type "42": Expected an integer or null, found the string "42". Remove the quotes.',
  ],
  [job('"suffix":7'), 'error wrong-type 7: Expected a string or null, found a number.'],
  [
    job('"suffix":""'),
    'error value-limit "": Must not be empty. Write at least 1 character, or remove the property.',
  ],
  [
    job(`"suffix":"${'x'.repeat(65)}"`),
    `error value-limit "${'x'.repeat(65)}": Must have at most 64 characters; it has 65.`,
  ],
  [job('"metadata":{"a":1}'), 'error wrong-type 1: Expected a string, found a number.'],
  [
    job(`"metadata":{${Array.from({ length: 17 }, (_, index) => `"k${index}":"v"`).join(',')}}`),
    'error property-limit "metadata": At most 16 entries are allowed in "metadata"; there are 17.',
  ],
  [
    job(`"metadata":{"${'k'.repeat(65)}":"v"}`),
    `error property-limit "${'k'.repeat(65)}": A key must have at most 64 characters; this one has 65.`,
  ],
  [
    job(`"metadata":{"k":"${'v'.repeat(513)}"}`),
    `error value-limit "${'v'.repeat(513)}": Must have at most 512 characters; it has 513.`,
  ],
  [
    job('"trainingType":"Developer"'),
    'error unknown-value "Developer": "Developer" is not known here. Did you mean "developerTier"?',
  ],
  [
    job('"trainingType":"Global Standard"'),
    'error unknown-value "Global Standard": "Global Standard" is not known here. Did you mean "GlobalStandard"?',
  ],
  [
    job('"trainingType":"Global training"'),
    'error unknown-value "Global training": "Global training" is not known here. Did you mean "GlobalStandard"?',
  ],
  [
    job('"trainingType":"cheap"'),
    'error unknown-value "cheap": "cheap" is not known here. Use "Standard", "GlobalStandard" or "developerTier", or a number.',
  ],
  [
    job('"integrations":[{"type":"wandbb"}]'),
    'error unknown-type "wandbb": "wandbb" is no type that is known here. Did you mean "wandb"?',
  ],
  [
    job('"integrations":[{"type":"wandb"}]'),
    'error missing-property {: Beside "type" the object "wandb" is missing, which holds its settings.',
  ],
  [
    job('"seed":1,"seed":2'),
    'warning duplicate-property "seed": "seed" stands again further down, and only the last one counts. Remove one of them.',
  ],
  [
    job('"method":"supervised"'),
    'error bare-type "supervised": "supervised" is only a type; an object must be here. Write { "type": "supervised" }.',
  ],
  [
    job('"method":{"type":"sft"}'),
    'error unknown-type "sft": "sft" is no type that is known here. Did you mean "supervised"?',
  ],
  [
    job('"method":{"supervised":{}}'),
    'error unknown-type "method": "type" is missing. The properties are those of "supervised".',
  ],
  [
    reinforcement(''),
    'error missing-property "method": Beside "type" the object "reinforcement" is missing, which holds its settings.',
  ],
  [
    reinforcement(',"reinforcement":{}'),
    'error missing-property "reinforcement": "grader" is missing in "reinforcement".',
  ],
  [
    supervised('"n_epochs":"3"'),
    'error wrong-type "3": Expected "auto" or an integer, found the string "3". Remove the quotes.',
  ],
  [
    supervised('"n_epochs":"Auto"'),
    'error unknown-value "Auto": "Auto" is not known here. Did you mean "auto"?',
  ],
  [
    supervised('"n_epochs":2.5'),
    'error wrong-type 2.5: Expected "auto" or an integer, found 2.5. Write a whole number.',
  ],
  [
    supervised('"n_epochs":1e-5'),
    'error wrong-type 1e-5: Expected "auto" or an integer, found 1e-5. Write a whole number.',
  ],
  [supervised('"n_epochs":0'), 'error value-limit 0: Must be from 1 to 50.'],
  [supervised('"n_epochs":51'), 'error value-limit 51: Must be from 1 to 50.'],
  [supervised('"learning_rate_multiplier":0'), 'error value-limit 0: Must be greater than 0.'],
  [
    supervised('"epochs":3'),
    'warning unknown-property "epochs": "epochs" is not known in "hyperparameters". Did you mean "n_epochs"?',
  ],
  [
    supervised('"momentum":1'),
    'warning unknown-property "momentum": "momentum" is not known in "hyperparameters". Known are "n_epochs", "batch_size", "learning_rate_multiplier".',
  ],
  [jobWithGrader('{}'), `error unknown-type "grader": "type" is missing. Use ${types}.`],
  [jobWithGrader('{"type":""}'), `error unknown-type "": "type" is empty. Use ${types}.`],
  [jobWithGrader('{"type":1}'), `error unknown-type 1: "type" is a string: ${types}.`],
  [
    jobWithGrader('{"type":"regex","pattern":"x"}'),
    `error unknown-type "regex": "regex" is no type that is known here. Use ${types}.`,
  ],
  [
    jobWithGrader('{"type":"string-check"}'),
    'error unknown-type "string-check": "string-check" is no type that is known here. Did you mean "string_check"?',
  ],
  [
    jobWithGrader('{"type":"label_model"}'),
    'error misplaced-grader "label_model": A label_model grader works only inside the "graders" of a multi grader. Put one around it.',
  ],
  [
    jobWithGrader(
      '{"type":"multi","name":"n","calculate_output":"a","graders":{"a":{"type":"multi"}}}',
    ),
    'error misplaced-grader "multi": A multi grader cannot stand inside another one. Put its graders into the outer "graders".',
  ],
  [jobWithGrader('null'), 'error wrong-type null: Expected an object, found null.'],
  [
    stringCheck('"reference":"x"'),
    'error missing-property "grader": "operation" is missing in a string_check grader.',
  ],
  [
    stringCheck('"refrence":"x","operation":"eq"'),
    'warning unknown-property "refrence": "refrence" is not known in a string_check grader. Did you mean "reference"?',
  ],
  [
    stringCheck('"reference":"x","operation":"eq","source":"x"'),
    'warning unknown-property "source": "source" is not known in a string_check grader. It belongs to the type "python".',
  ],
  [
    stringCheck('"reference":"x","operation":"equals"'),
    'error unknown-value "equals": "equals" is not known here. Did you mean "eq"?',
  ],
  [
    stringCheck('"reference":"x","operation":"neq"'),
    'error unknown-value "neq": "neq" is not known here. Did you mean "ne"?',
  ],
  [
    stringCheck('"reference":"x","operation":"contains"'),
    'error unknown-value "contains": "contains" is not known here. Did you mean "like"?',
  ],
  [
    stringCheck('"reference":"x","evaluation_metric":"bleu"'),
    'error mismatched-type "string_check": The properties are those of "text_similarity", not of "string_check". Did you mean "text_similarity"?',
  ],
  [
    jobWithGrader(
      '{"type":"string_check","input":"{{sample.output_text}}","reference":"b","operation":"eq"}',
    ),
    'warning missing-name "grader": "name" is missing in a string_check grader. The specification demands it; some services accept the job without it.',
  ],
  [scoreModel('"input":7'), 'error wrong-type 7: Expected an array, found a number.'],
  [
    scoreModel('"input":[{"role":"sytem","content":"{{sample.output_text}}"}]'),
    'error unknown-value "sytem": "sytem" is not known here. Did you mean "system"?',
  ],
  [
    scoreModel('"input":[{"role":"user","content":[{"type":"input_text"}]}]'),
    'error missing-property {: "text" is missing in a value of type "input_text".',
  ],
  [
    scoreModel(`${message},"range":[0,0.5,1]`),
    'error value-limit [0,0.5,1]: Must have exactly 2 elements; it has 3.',
  ],
  [
    scoreModel(`${message},"sampling_params":{"max_tokens":9}`),
    'warning unknown-property "max_tokens": "max_tokens" is not known in "sampling_params". Did you mean "max_completions_tokens"?',
  ],
  [
    `// draft\n${job('"seed":1')}`,
    'error syntax-comment // draft: JSON has no comments, and the service refuses a body that has one. Remove it.',
  ],
  [
    job('"seed":1,'),
    'error syntax-trailing-comma ,: JSON allows no comma before a closing bracket. Remove it.',
  ],
];

for (const [text, finding] of mistakes)
  test(`one finding: ${finding.slice(0, 100)}`, () => {
    assert.deepEqual(readableFindings(text), [finding]);
  });

test('what the service accepts has no finding', () => {
  for (const text of [
    supervised('"n_epochs":2.0'),
    job('"seed":null,"suffix":null,"metadata":null,"integrations":null'),
    job('"trainingType":"globalstandard"'),
    job('"trainingType":1'),
    `{"$schema":"x","model":"some-model-of-tomorrow","training_file":"${trainingFile}"}`,
  ])
    assert.deepEqual(readableFindings(text), [], text);
});

for (const { name, text } of exampleJobs())
  test(`the example ${name} has no finding`, () => {
    assert.deepEqual(readableFindings(text), []);
  });

/** The text after each fix of each finding, and what was wrong before and is after. */
test('every fix of every mistake takes its finding away and leaves no new one of syntax', () => {
  let fixes = 0;
  for (const [text] of mistakes)
    for (const finding of findingsOf(readJob(text), testContext))
      for (const { title, edits } of finding.fixes?.(syntaxFix) ?? []) {
        fixes++;
        const after = edits
          .toSorted((one, other) => other.start - one.start)
          .reduce(
            (whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end),
            text,
          );
        const left = findingsOf(readJob(after), testContext).map(({ code }) => code);
        assert.ok(!left.includes(finding.code), `${title}: ${after} still has ${finding.code}`);
        assert.ok(!left.some((code) => code.startsWith('syntax-')), `${title}: ${after}`);
      }
  assert.ok(fixes > 20);
});

test('never more than the limit, and then one note that there are more', () => {
  const findings = findingsOf(
    readJob(job(`"metadata":{${'"a":1,'.repeat(5000)}"a":"b"}`)),
    testContext,
  );
  assert.equal(findings.length, maxFindings + 1);
  assert.equal(findings[0]!.code, 'more-problems');
});

test('any change of an example is judged without a throw, inside the text', () => {
  const [example] = exampleJobs().filter(({ name }) => name.includes('multi'));
  fc.assert(
    fc.property(
      fc.nat(example!.text.length),
      fc.nat(40),
      fc.string({ unit: 'binary', maxLength: 5 }),
      (at, length, noise) => {
        const text = example!.text.slice(0, at) + noise + example!.text.slice(at + length);
        for (const finding of findingsOf(readJob(text), testContext)) {
          assert.ok(
            0 <= finding.start &&
              finding.start <= finding.end &&
              finding.end <= Math.max(1, text.length),
          );
          finding.fixes?.(syntaxFix);
        }
      },
    ),
    { numRuns: 500 },
  );
});
