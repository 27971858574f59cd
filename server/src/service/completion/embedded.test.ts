import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader, parseCursor } from '../../../../test/support/fixtures.ts';
import { readJob } from '../job.ts';
import { parseJson } from '../json/parse.ts';
import { expandSnippet } from '../snippet.ts';
import { completionsAt } from './completion.ts';

const check = (input: string, reference = 'x') =>
  jobWithGrader(
    `{"type":"string_check","name":"n","input":"${input}","reference":"${reference}","operation":"eq"}`,
  );
const multi = (formula: string) =>
  jobWithGrader(
    `{"type":"multi","name":"n","graders":{"exact":{"type":"string_check","name":"exact match"},"judge":{"type":"score_model","name":"j","range":[0,5]}},"calculate_output":"${formula}"}`,
  );
const withSchema = (input: string) =>
  check(input).replace(
    '"grader":',
    '"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object","properties":{"answer":{"type":"object","properties":{"unit":{}}},"steps":{}}}}},"grader":',
  );

function labels(fixture: string): readonly string[] {
  const { text, offset } = parseCursor(fixture);
  return completionsAt(readJob(text), offset).map(({ label }) => label);
}

function accept(fixture: string, label: string): string {
  const { text, offset } = parseCursor(fixture);
  const found = completionsAt(readJob(text), offset).find((one) => one.label === label);
  assert.ok(found, `${label} in ${labels(fixture).join()}`);
  const after = text.slice(0, found.start) + expandSnippet(found.snippet) + text.slice(found.end);
  assert.deepEqual(parseJson(after).problems, []);
  return after;
}

test('a template is completed from the braces to the field', () => {
  assert.equal(accept(check('{{<|>'), 'sample'), check('{{sample.}}'));
  assert.equal(accept(check('{{s<|>}}'), 'sample'), check('{{sample.}}'));
  assert.equal(accept(check('{{sample.out<|>'), 'output_text'), check('{{sample.output_text}}'));
  assert.equal(
    accept(check('a\\n\\"{{ sample.<|> }}'), 'choices'),
    check('a\\n\\"{{ sample.choices }}'),
  );
  assert.equal(accept(check('<|>'), '{{sample.output_text}}'), check('{{sample.output_text}}'));
  assert.deepEqual(labels(check('{{sample.output_tools[0].<|>}}')), [
    'id',
    'type',
    'function',
    'custom',
  ]);
});

test('a row offers the keys that the job refers to elsewhere', () => {
  assert.deepEqual(labels(check('{{item.<|>}}', '{{item.answer}}')), ['answer']);
});

test('beside the answer the row comes first: it is what the answer is compared with', () => {
  assert.deepEqual(labels(check('{{item.a}}', '<|>')).slice(0, 3), [
    '{{sample.output_text}}',
    '{{item.a}}',
    '{{item.…}}',
  ]);
  const answer = '{{ sample.output_text }}';
  assert.deepEqual(labels(check(answer, '<|>')).slice(0, 2), [
    '{{item.…}}',
    '{{sample.output_text}}',
  ]);
  assert.deepEqual(labels(check('<|>', `{{item.a}} ${answer}`)).slice(0, 3), [
    '{{item.a}}',
    '{{item.…}}',
    '{{sample.output_text}}',
  ]);
});

test('behind a namespace the list of its fields opens, where it has any', () => {
  const opening = (fixture: string) => {
    const { text, offset } = parseCursor(fixture);
    return completionsAt(readJob(text), offset)
      .filter(({ next }) => next === 'suggestions')
      .map(({ label }) => label);
  };
  assert.deepEqual(opening(check('{{<|>')), ['sample']);
  assert.deepEqual(opening(check('{{<|>', '{{item.answer}}')), ['item', 'sample']);
  assert.deepEqual(opening(check('{{sample.<|>')), []);
});

test('the answer offers the properties of its own schema', () => {
  assert.deepEqual(labels(withSchema('{{sample.output_json.<|>}}')), ['answer', 'steps']);
  assert.deepEqual(labels(withSchema('{{sample.output_json.answer.<|>}}')), ['unit']);
});

test('the answer offers what references and alternatives of its schema describe', () => {
  const fixture = withSchema('{{sample.output_json.steps[0].<|>}}').replace(
    '"steps":{}',
    '"steps":{"items":{"anyOf":[{"$ref":"#/$defs/step"},{"type":"null"}]}}},"$defs":{"step":{"properties":{"price":{},"unit":{}}}',
  );
  assert.deepEqual(labels(fixture), ['price', 'unit']);
});

test('prose is left alone', () => {
  assert.deepEqual(labels(check('Compare the <|> with it')), []);
  assert.deepEqual(labels(check('As in my.sample.<|>')), []);
  assert.deepEqual(labels(check('{{sample.output_text}}<|>')), []);
});

test('a reference that is begun without its braces, or with one, gets them', () => {
  const text = '{{sample.output_text}}';
  for (const begun of ['sample.<|>', 'sample.out<|>', '{<|>', '{<|>}', '{sample.<|>}', '{sam<|>'])
    for (const before of ['', 'The \\"answer\\": '])
      assert.equal(accept(check(before + begun), text), check(before + text), begun);
  assert.equal(
    accept(check('item.<|>', '{{item.price}}'), '{{item.price}}'),
    check('{{item.price}}', '{{item.price}}'),
  );
  const { text: whole, offset } = parseCursor(check('{sa<|>'));
  const [first] = completionsAt(readJob(whole), offset);
  assert.equal(first!.filterText, '{sample.output_text');
});

test('where the quotes are not there yet, they are inserted too', () => {
  const bare = (member: string) => jobWithGrader(`{"type":"string_check",${member}}`);
  assert.equal(
    accept(bare('"input": <|>'), '{{sample.output_text}}'),
    bare('"input": "{{sample.output_text}}"'),
  );
  const formula = (value: string) => multi('?').replace('"?"', value);
  assert.deepEqual(labels(formula('<|>')).slice(0, 2), ['exact', 'judge']);
  assert.equal(accept(formula(' <|>'), 'exact'), formula(' "exact"'));
  assert.equal(accept(formula('ju<|>'), 'judge'), formula('"judge"'));
  assert.equal(accept(formula('<|>'), 'min'), formula('"min()"'));
});

test('a function of a formula shows what it takes, unless its call is written already', () => {
  const shown = (fixture: string) => {
    const { text, offset } = parseCursor(fixture);
    return completionsAt(readJob(text), offset).find(({ label }) => label === 'min')!.next;
  };
  assert.equal(shown(multi('<|>')), 'parameters');
  assert.equal(shown(multi('mi<|>(exact, 1)')), undefined);
});

test('a formula offers the graders by their keys, and the functions', () => {
  const offered = labels(multi('0.5 * <|>'));
  assert.deepEqual(offered.slice(0, 2), ['exact', 'judge']);
  assert.ok(offered.includes('sqrt'));
  assert.equal(accept(multi('ex<|> / 2'), 'exact'), multi('exact / 2'));
  assert.equal(accept(multi('1 - m<|>'), 'max'), multi('1 - max()'));
  assert.deepEqual(labels(multi('exact <|>')), []);
});

test('passing labels are completed from the labels', () => {
  const fixture = jobWithGrader(
    '{"type":"multi","graders":{"a":{"type":"label_model","labels":["good","bad"],"passing_labels":[<|>]}}}',
  );
  assert.deepEqual(labels(fixture), ['good', 'bad']);
});
