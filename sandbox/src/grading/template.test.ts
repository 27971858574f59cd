import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate, variablesOf } from './template.ts';

const item = { answer: 'four', rows: [{ name: 'Ann' }], count: 4 };

function fill(template: string, sample = '{"expression":"2+2"}'): string {
  const { text, unknown } = fillTemplate(template, variablesOf(item, sample));
  assert.deepEqual(unknown, []);
  return text;
}

test('variables are put in place, with or without spaces', () => {
  assert.equal(fill('{{item.answer}} {{ item.answer }}!'), 'four four!');
  assert.equal(
    fill('{{item.rows[0].name}} {{item.count}} {{item.rows}}'),
    'Ann 4 [{"name":"Ann"}]',
  );
  assert.equal(fill('{{sample.output_json.expression}}'), '2+2');
  assert.equal(fill('{{sample.output_text}}', 'a {{item.answer}}'), 'a {{item.answer}}');
  assert.equal(fill('{{sample.choices[0].message.content}}', 'hello'), 'hello');
});

test('a variable that stands for nothing is named', () => {
  const names = [
    'item.none',
    'sample.output',
    'other.a',
    'item',
    'item.rows[1]',
    'item.constructor',
  ];
  for (const name of names)
    assert.deepEqual(fillTemplate(`a{{${name}}}b`, variablesOf(item, 'x')), {
      text: 'ab',
      unknown: [name],
    });
});

test('a sample that is no JSON has no output_json', () => {
  const variables = variablesOf(item, 'four');
  assert.deepEqual(fillTemplate('{{sample.output_json}}', variables).unknown, [
    'sample.output_json',
  ]);
});
