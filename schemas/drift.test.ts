import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { driftOf, namesIn, publishedSpec, specDrift } from '../scripts/spec-drift.ts';

const absent = existsSync(publishedSpec) ? false : `${publishedSpec} is absent`;

test('the schema and the specification differ only as listed', { skip: absent }, async () => {
  assert.deepEqual(await specDrift(readFileSync(publishedSpec, 'utf8')), []);
});

test(
  'a field and a value that are new in the specification are told',
  { skip: absent },
  async () => {
    const published = readFileSync(publishedSpec, 'utf8')
      .replace('"suffix": {', '"priority": {"type": "string", "enum": ["low"]}, "suffix": {')
      .replace('"ilike"', '"ilike", "regex"')
      .replace('"mp3"', '"mp3", "ogg"');
    const drift = await specDrift(published);
    const told = drift.map(
      (line) => /^The specification has (.*), our schema has not\./.exec(line)?.[1],
    );
    const operation = '<string_check>.operation = "regex"';
    const format = '<input_audio>.input_audio.format = "ogg"';
    const grader = 'method.reinforcement.grader';
    assert.deepEqual(
      told.sort(),
      [
        ...['', '[]'].flatMap((place) => [
          `${grader}<multi>.graders.*<label_model>.input[]<message>.content${place}${format}`,
          `${grader}<multi>.graders.*<score_model>.input[]<message>.content${place}${format}`,
          `${grader}<score_model>.input[]<message>.content${place}${format}`,
        ]),
        `${grader}<multi>.graders.*${operation}`,
        `${grader}${operation}`,
        'priority',
        'priority = "low"',
      ].sort(),
    );
  },
);

test('names are read through references, unions, lists, maps and kinds', () => {
  const document = {
    definitions: { kind: { properties: { type: { const: 'a' }, size: {} } } },
  };
  const kind = { $ref: '#/definitions/kind' };
  assert.deepEqual(
    namesIn(document, {
      properties: {
        one: { properties: { type: { enum: ['a', 'b'] } }, allOf: [{ then: kind }] },
        list: { items: { anyOf: [kind, { enum: ['x', null, 1] }] } },
        map: { additionalProperties: { properties: { inner: {} } } },
      },
    }),
    [
      'list',
      'list[] = "x"',
      'list[] = 1',
      'list[]<a>',
      'list[]<a>.size',
      'map',
      'map.*.inner',
      'one',
      'one<a>',
      'one<a>.size',
    ],
  );
});

test('what is told says what to do', () => {
  const file = 'scripts/spec-differences.ts';
  assert.deepEqual(
    driftOf(['a', 'b', 'b.inner', 'both'], ['both', 'c', 'd', 'x<k>.y', 'da'], {
      onlyInSpecification: { b: 'reason', both: 'reason' },
      onlyInOurs: { d: 'reason', '…<k>': 'reason', gone: 'reason' },
    }),
    [
      `The specification has a, our schema has not. Add it to schemas/ftjob.schema.json, or to onlyInSpecification in ${file} with the reason.`,
      `Our schema has c, the specification has not. Remove it from schemas/ftjob.schema.json, or add it to onlyInOurs in ${file} with the reason.`,
      `Our schema has da, the specification has not. Remove it from schemas/ftjob.schema.json, or add it to onlyInOurs in ${file} with the reason.`,
      `both is listed in onlyInSpecification of ${file}, but there is no such difference. Remove the line.`,
      `gone is listed in onlyInOurs of ${file}, but there is no such difference. Remove the line.`,
    ],
  );
});
