import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'misplaced-grader';
const check = (name: string) =>
  `{"type":"string_check","name":"${name}","input":"{{sample.output_text}}","reference":"x","operation":"eq"}`;
const label = (name: string) =>
  `{"type":"label_model",${name}"model":"m","input":[{"role":"user","content":"{{sample.output_text}}"}],"labels":["a","b"],"passing_labels":["a"]}`;
const multi = (members: string, formula: string, others = '') =>
  `{"type":"multi","name":"m","graders":{${members}},"calculate_output":"${formula}"${others}}`;
const outer = (inner: string, formula: string) =>
  jobWithGrader(multi(`"a":${check('A')},"b":${inner}`, formula));
const inner = multi(`"a":${check('A2')},"c":${check('C')}`, 'a + c');

test('a label_model alone is one mistake, and is put into a multi grader', () => {
  const named = label('"name":"Tone \\u00fcber \\"all\\"",');
  assert.deepEqual(readableFindings(jobWithGrader(named)), [
    'error misplaced-grader "label_model": A label_model grader works only inside the "graders" of a multi grader. Put one around it.',
  ]);
  const [fixed] = fixedTexts(jobWithGrader(named), code);
  assert.equal(
    fixed![1],
    jobWithGrader(
      `{ "type": "multi", "name": "Tone über \\"all\\"", "graders": { "Tone_uber_all": ${named} }, "calculate_output": "Tone_uber_all" }`,
    ),
  );
  assert.deepEqual(readableFindings(fixed![1]), []);
});

test('a label_model without a name is called by its type', () => {
  const [fixed] = fixedTexts(jobWithGrader(label('')), code);
  assert.ok(fixed![1].includes(`"graders": { "label_model": ${label('')} }`));
  assert.ok(fixed![1].includes('"calculate_output": "label_model"'));
});

test('lines and indentation go on', () => {
  const lines = '{\n    "type": "label_model",\n    "name": "tone"\n  }';
  const [fixed] = fixedTexts(
    `{\n  "method": {"type":"reinforcement","reinforcement":{"grader":${lines}}}\n}`,
    code,
  );
  assert.ok(
    fixed![1].includes(
      `"grader":{\n    "type": "multi",\n    "name": "tone",\n    "graders": {\n      "tone": {\n        "type": "label_model",\n        "name": "tone"\n      }\n    },\n    "calculate_output": "tone"\n  }`,
    ),
    fixed![1],
  );
});

test('a multi inside a multi is one mistake, and its graders are lifted with their formula', () => {
  assert.deepEqual(readableFindings(outer(inner, 'a * b')), [
    'error misplaced-grader "multi": A multi grader cannot stand inside another one. Put its graders into the outer "graders".',
  ]);
  const members = `"a":${check('A')},"a_2":${check('A2')}, "c":${check('C')}`;
  const [fixed] = fixedTexts(outer(inner, 'a * b'), code);
  assert.equal(fixed![1], jobWithGrader(multi(members, 'a * (a_2 + c)')));
  assert.deepEqual(readableFindings(fixed![1]), []);
});

test('formulas are followed name by name, through the escapes of JSON', () => {
  for (const [formula, innerFormula, after] of [
    ['b - b / 2', 'a + c', '(a_2 + c) - (a_2 + c) / 2'],
    [String.raw`max(a,\u0020b)\n`, 'a + c', String.raw`max(a,\u0020(a_2 + c))\n`],
    ['a + b', String.raw`\ta +\nc `, String.raw`a + (a_2 +\nc)`],
    ['2 ^ \\u0062', 'min(a, c)', '2 ^ min(a_2, c)'],
    ['b', '(a + c)', '(a_2 + c)'],
    ['a - b', '-a - c', 'a - (-a_2 - c)'],
  ] as const) {
    const text = outer(inner.replace('"a + c"', `"${innerFormula}"`), formula);
    const [fixed] = fixedTexts(text, code);
    assert.ok(fixed?.[1].includes(`"calculate_output":"${after}"`), `${after}: ${fixed?.[1]}`);
  }
});

test('the key of the inner grader is free for one of its own', () => {
  const own = multi(`"b":${check('B')},"c":${check('C')}`, 'b + c');
  const [fixed] = fixedTexts(outer(own, 'a * b'), code);
  assert.ok(fixed![1].includes('"calculate_output":"a * (b + c)"'));
});

test('lifted graders keep their lines, a level further out', () => {
  const text = jobWithGrader(
    '{\n  "type": "multi",\n  "graders": {\n    "x": {\n      "type": "multi",\n      "graders": {\n        "a": {\n          "type": "python"\n        },\n        "b": {}\n      },\n      "calculate_output": "a"\n    }\n  },\n  "calculate_output": "x"\n}',
  );
  const [fixed] = fixedTexts(text, code);
  assert.ok(
    fixed![1].includes(
      '"graders": {\n    "a": {\n      "type": "python"\n    },\n    "b": {}\n  },\n  "calculate_output": "a"',
    ),
    fixed![1],
  );
});

test('no fix where something would be lost or guessed', () => {
  for (const text of [
    // Not in the outer formula: the inner one would be lost.
    outer(inner, 'a'),
    // A formula with a mistake, with an unknown name, or none.
    outer(inner, 'a * b)'),
    outer(inner.replace('a + c', 'a +'), 'a * b'),
    outer(inner.replace('a + c', 'a + d'), 'a * b'),
    outer(inner.replace(',"calculate_output":"a + c"', ''), 'a * b'),
    // Settings of the inner grader that have no place outside.
    outer(inner.replace(/\}$/, ',"invalid_grade":0}'), 'a * b'),
    outer(inner.replace(/\}$/, ',"pass_threshold":0.5}'), 'a * b'),
    // Not a map, an empty one, a key twice, a key that no formula can name.
    outer(inner.replace(/\{"a":.*?\},"calc/, '[],"calc'), 'a * b'),
    outer(multi('', '1'), 'a * b'),
    outer(inner.replace('"c":', '"a":'), 'a * b'),
    outer(inner.replace('"c":', '"c-d":').replace('a + c', 'a'), 'a * b'),
  ])
    assert.deepEqual(fixedTexts(text, code), [], text);
});
