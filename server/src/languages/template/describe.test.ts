import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describePath, describeReference, fieldsAfter } from './describe.ts';
import { parseTemplate } from './parse.ts';
import { namespaces } from './sampleFields.ts';
import type { TemplateReference } from './tree.ts';

function referenceOf(path: string): TemplateReference {
  const [reference] = parseTemplate(`{{${path}}}`).references;
  assert.ok(reference);
  return reference;
}

function described(path: string): string {
  const description = describeReference(referenceOf(path));
  switch (description.kind) {
    case 'field':
      return `field ${description.field.type.kind}`;
    case 'open':
      return `open ${description.type.kind}`;
    case 'unknown-field':
    case 'unlisted-field':
      return `${description.kind} ${path.slice(description.segment.start - 2, description.segment.end - 2)}`;
    case 'unexpected-segment':
      return `unexpected-segment ${path.slice(description.segment.start - 2, description.segment.end - 2)} behind ${description.type.kind}`;
    case 'unknown-namespace':
      return `unknown-namespace ${description.namespace.name}, known: ${description.known.join(' ')}`;
    case 'no-namespace':
      return 'no-namespace';
  }
}

test('a path is what the guide says, and what nobody can know is left open', () => {
  const cases: readonly (readonly [path: string, expected: string])[] = [
    ['sample.output_text', 'field text'],
    ['sample.output_json', 'field any'],
    ['sample.output_json.a[0].b', 'open any'],
    ['sample.output_tools', 'field list'],
    ['sample.output_tools[0]', 'open object'],
    ['sample.output_tools[0].function.name', 'field text'],
    ['sample.output_tools[0].function.arguments', 'field json-text'],
    ['sample.output_tools[0].function.arguments.symbols', 'open json-text'],
    ['sample.output_tools[0].custom.x', 'unlisted-field x'],
    ['sample.output_tools[0].function.args', 'unlisted-field args'],
    ['sample.choices[0].mesage.content', 'unlisted-field mesage'],
    ['sample.choices[0].content_filter_results.hate', 'open any'],
    ['sample.output_audio.transcript', 'field text'],
    ['sample.choices[0].message.tool_calls[0].function.name', 'field text'],
    ['sample.choices[0].logprobs', 'field any'],
    ['item.answer', 'open any'],
    ['item.constructor', 'open any'],
    ['item', 'field object'],
    ['sample.output', 'unknown-field output'],
    ['sample.toString', 'unknown-field toString'],
    ['sample.output_text.length', 'unexpected-segment length behind text'],
    ['sample.output_tools.function', 'unexpected-segment function behind list'],
    ['sample.output_audio[0]', 'unexpected-segment [0] behind object'],
    ['item[0].x', 'unexpected-segment [0] behind object'],
    ['Sample.output_text', 'unknown-namespace Sample, known: item sample'],
    ['constructor.name', 'unknown-namespace constructor, known: item sample'],
    ['output_text', 'no-namespace'],
  ];
  for (const [path, expected] of cases) assert.equal(described(path), expected, path);
});

test('a path that was cut describes its part', () => {
  const { namespace, segments } = referenceOf('sample.output_tools[0].function.name');
  const description = describePath(namespace!, segments.slice(0, 3));
  assert.ok(description.kind === 'field' && description.field.type.kind === 'object');
});

test('the fields that may follow a path', () => {
  const cases: readonly (readonly [path: string, ...fields: string[]])[] = [
    ['sample.x', 'output_text', 'output_json', 'output_tools', 'output_audio', 'choices'],
    ['sample.output_tools[0].x', 'id', 'type', 'function', 'custom'],
    ['sample.output_tools[0].function.x', 'name', 'arguments'],
    ['sample.output_tools.x'],
    ['sample.output_text.x'],
    ['sample.choices[0].unheard.x'],
    ['item.x'],
    ['other.x'],
  ];
  for (const [path, ...fields] of cases) {
    const { namespace, segments } = referenceOf(path);
    assert.deepEqual(Object.keys(fieldsAfter(namespace!, segments.slice(0, -1))), fields, path);
  }
});

test('the two namespaces are those of the guide', () => {
  assert.deepEqual(Object.keys(namespaces), ['item', 'sample']);
});
