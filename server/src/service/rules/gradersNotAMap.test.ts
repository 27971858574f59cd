import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const exact =
  '{"type":"string_check","name":"Exact match","input":"{{sample.output_text}}","reference":"x","operation":"eq"}';
const multi = (graders: string, formula: string) =>
  jobWithGrader(
    `{"type":"multi","name":"both","graders":${graders},"calculate_output":"${formula}"}`,
  );
const code = 'graders-not-a-map';
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => finding.includes(` ${code} `));
const graderOf = (text: string) => text.slice(text.indexOf('"graders"'), text.indexOf(',"calc'));

test('an array is refused, and nothing inside it is judged', () => {
  assert.deepEqual(ownFindings(multi('[]', '1')), [
    'error graders-not-a-map [: "graders" is a map, not an array. Give each grader a key: that is its variable in "calculate_output".',
  ]);
  assert.ok(!readableFindings(multi('[{"type":7}]', '1')).join('\n').includes('wrong-type'));
});

test('a single grader is refused, and its members are not taken for graders', () => {
  const judge =
    '{"type":"score_model","name":"j","model":"o3","input":[],"sampling_params":{"seed":1}}';
  for (const formula of ['j', '1', 'exact + j'])
    assert.deepEqual(readableFindings(multi(judge, formula)), [
      'error graders-not-a-map {: This is one grader, but "graders" is a map of them. Put it under a key: that is its variable in "calculate_output".',
    ]);
});

test('a map is right, even one with a grader under the key "type"', () => {
  assert.deepEqual(ownFindings(multi(`{"exact":${exact}}`, 'exact')), []);
  assert.deepEqual(ownFindings(multi(`{"type":${exact}}`, 'type')), []);
  assert.deepEqual(ownFindings(jobWithGrader(exact)), []);
});

test('the fix of an array gives each grader a key: its name, or a number', () => {
  const nameless = exact.replace('"name":"Exact match",', '');
  const named = (name: string) => exact.replace('Exact match', name);
  const graders = [exact, nameless, exact, named('max'), named('2nd'), named(' ')];
  const [fixed] = fixedTexts(multi(`[${graders.join(', ')}]`, '1'), code);
  const [title, after] = fixed!;
  assert.equal(title, 'Convert to a map');
  const { graders: map } = (
    JSON.parse(after) as {
      method: { reinforcement: { grader: { graders: Record<string, unknown> } } };
    }
  ).method.reinforcement.grader;
  assert.deepEqual(Object.keys(map), [
    'Exact_match',
    'grader_2',
    'Exact_match_2',
    'max_score',
    'grader_2nd',
    'grader',
  ]);
  assert.ok(after.includes(`"grader_2": ${nameless}`), 'the source of a grader is kept');
});

test('the fix of an array keeps lines and indentation', () => {
  const graders = `[\n      {\n        "type": "python",\n        "name": "first"\n      }\n    ]`;
  const [fixed] = fixedTexts(multi(graders, '1'), code);
  assert.equal(
    graderOf(fixed![1]),
    `"graders":{\n      "first": {\n        "type": "python",\n        "name": "first"\n      }\n    }`,
  );
});

test('the fix of a single grader puts it under its name, a level deeper', () => {
  const [flat] = fixedTexts(multi('{"type":"python","name":"mine"}', 'mine'), code);
  assert.equal(graderOf(flat![1]), '"graders":{ "mine": {"type":"python","name":"mine"} }');
  const tree = '{\n  "type": "python",\n  "source": "x"\n}';
  const [deep] = fixedTexts(multi(tree, '1'), code);
  assert.equal(
    graderOf(deep![1]),
    '"graders":{\n  "grader_1": {\n    "type": "python",\n    "source": "x"\n  }\n}',
  );
});

test('an array that is never closed has no fix: its end is not known', () => {
  const text = multi('[', '1').replace(/,"calc.*/, '');
  assert.equal(ownFindings(text).length, 1);
  assert.deepEqual(fixedTexts(text, code), []);
});
