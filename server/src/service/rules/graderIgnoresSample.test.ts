import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { jobWithPython, pythonContext } from '../../../../test/support/python.ts';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const message =
  'This grader never looks at the model\'s answer, so every answer gets the same reward. Refer to it by "{{sample.output_text}}".';
const check = (input: string, reference: string) =>
  `{"type":"string_check","name":"g","input":"${input}","reference":"${reference}","operation":"eq"}`;
const judge = (...contents: readonly string[]) =>
  `{"type":"score_model","name":"j","model":"o3","input":[${contents.map((content) => `{"role":"user","content":${content}}`).join(',')}]}`;

test('a prompt without any reference, as in the sample of an SDK', () => {
  const grader = judge(`"Evaluate the model's response. Rate from 0 to 10."`);
  assert.deepEqual(readableFindings(jobWithGrader(grader)), [
    `warning grader-ignores-sample "grader": ${message}`,
  ]);
});

test('a grader that looks at the row only, at itself, or at nothing', () => {
  for (const grader of [
    check('{{item.a}}', '{{item.b}}'),
    check('{{item.a}}', '{{item.a}}'),
    check('yes', 'yes'),
    judge('"{{item.question}}"', String.raw`"Caf\u00e9\n{{item.answer}}"`),
    judge('[{"type":"input_text","text":"{{item.question}}"}]'),
  ])
    assert.deepEqual(readableFindings(jobWithGrader(grader)), [
      `warning grader-ignores-sample "grader": ${message}`,
    ]);
});

test('a member of a multi grader is named by its key', () => {
  const multi = `{"type":"multi","name":"m","graders":{"good":${check('{{sample.output_text}}', 'x')},"blind":${check('{{item.a}}', 'x')}},"calculate_output":"good + blind"}`;
  assert.deepEqual(readableFindings(jobWithGrader(multi)), [
    `warning grader-ignores-sample "blind": ${message}`,
  ]);
});

test('one look is enough, in any place', () => {
  for (const grader of [
    check('{{item.answer}}', '{{ sample.output_text }}'),
    judge('"Be strict."', '"{{sample.output_text}}"'),
    judge(
      '[{"type":"input_text","text":"Listen."},{"type":"input_audio","input_audio":{"data":"{{sample.output_audio.data}}","format":"mp3"}}]',
    ),
  ])
    assert.deepEqual(readableFindings(jobWithGrader(grader)), []);
});

test('what is half-written or missing has its own message only', () => {
  for (const grader of [
    check('{{sample.output_text', 'x'),
    check('{{output_text}}', 'x'),
    check('{{smaple.output_text}}', 'x'),
    check('x', 'y').replace('"input":"x",', ''),
    check('x', 'y').replace('"x"', '7'),
    judge('""').replace(/\[.*\]/, '"Rate {{item.x}}"'),
  ]) {
    const found = readableFindings(jobWithGrader(grader));
    assert.equal(found.length, 1, grader);
    assert.ok(!found[0]!.includes('grader-ignores-sample'), grader);
  }
});

test('an answer that is read at a wrong place is not said to be ignored', () => {
  const blocks = [
    '{"type":"input_image","image_url":{"url":"{{sample.output_json.image}}"}}',
    '{"type":"input_audio","data":"{{sample.output_audio.data}}","format":"mp3"}',
  ];
  const prompts = blocks.map((block) => judge('"Judge it."', `[${block}]`));
  for (const grader of [...prompts, judge('"x"').replace('}]', '},"{{sample.output_text}}"]')])
    assert.ok(!readableFindings(jobWithGrader(grader)).join('\n').includes('ignores'), grader);
});

test('an empty prompt is told at its key, and a message can be added', () => {
  const text = jobWithGrader(judge());
  assert.deepEqual(readableFindings(text), [
    'warning grader-ignores-sample "input": The prompt is empty, so the model is asked nothing. Add a message that says what to judge, with "{{sample.output_text}}" in it.',
  ]);
  const [fixed] = fixedTexts(text, 'grader-ignores-sample');
  assert.deepEqual(readableFindings(fixed![1]), []);
});

test('Python that never names the sample, at its parameter', () => {
  const own = (source: string) => readableFindings(jobWithPython(source), pythonContext);
  assert.deepEqual(own('def grade(answer, item):\n    return float(item["difficulty"])\n'), [
    'warning grader-ignores-sample answer: This grader never looks at the model\'s answer, so every answer gets the same reward. Read answer["output_text"].',
  ]);
  for (const source of [
    'def grade(sample, item):\n    return score(sample)\n',
    'def grade(sample, item):\n    return float(eval("sample"))\n',
    'def grade(*both):\n    return 1.0\n',
  ])
    assert.ok(!own(source).join('\n').includes('grader-ignores-sample'), source);
});

test('Python that cannot be called or returns nothing has its own message only', () => {
  for (const source of [
    'def grade(sample, item):\n    pass\n',
    'def grade(item):\n    return 1.0\n',
    'def grade(sample, item):\n    return 1.0 +\n',
  ]) {
    const found = readableFindings(jobWithPython(source), pythonContext);
    assert.equal(found.length, 1, source);
    assert.ok(!found[0]!.includes('grader-ignores-sample'), source);
  }
});

test('in a multi grader, Python may give a number of the row', () => {
  const expected =
    '{"type":"python","name":"e","source":"def grade(sample, item):\\n    return item[\\"score\\"]"}';
  const multi = `{"type":"multi","name":"m","graders":{"actual":${judge('"{{sample.output_text}}"')},"expected":${expected}},"calculate_output":"1 - abs(expected - actual)"}`;
  assert.deepEqual(readableFindings(jobWithGrader(multi), pythonContext), []);
});
