/** Schemas of the answer that no person writes. */
import { jobWithGrader } from '../support/fixtures.ts';
import { list, many, middleOf, type Extreme } from './extreme.ts';

function responseFormat(schema: string, input = '{{sample.output_json.a.a.a}}'): string {
  const grader = `{"type":"string_check","name":"n","input":${JSON.stringify(input)},"reference":"a","operation":"eq"}`;
  return jobWithGrader(grader).replace(
    '"reinforcement":{',
    `"reinforcement":{"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":${schema}}},`,
  );
}

export const schemaExtremes: Readonly<Record<string, () => Extreme>> = {
  'a schema deep': () =>
    middleOf(
      responseFormat(
        `${'{"type":"object","properties":{"a":'.repeat(many / 10)}{}${'}}'.repeat(many / 10)}`,
      ),
    ),
  'a schema of items deep': () =>
    middleOf(
      responseFormat(
        `${'{"type":"array","items":'.repeat(many)}{}${'}'.repeat(many)}`,
        `{{sample.output_json${'[0]'.repeat(1000)}}}`,
      ),
    ),
  'a schema of anyOf deep': () =>
    middleOf(responseFormat(`${'{"anyOf":['.repeat(many)}{}${']}'.repeat(many)}`)),
  'a schema of many alternatives': () =>
    middleOf(
      responseFormat(
        `{"anyOf":[${list(many, (i) => `{"type":"object","properties":{"a${i}":{}}}`)}]}`,
      ),
    ),
  'a schema of many properties': () =>
    middleOf(responseFormat(`{"type":"object","properties":{${list(many, (i) => `"a${i}":{}`)}}}`)),
  'a schema of misspelt keywords': () =>
    middleOf(responseFormat(`{"type":"object",${list(many, () => '"propertys":{}')}}`)),
  'a schema whose fields are misspelt': () =>
    middleOf(
      responseFormat(
        `{"type":"object","properties":{${list(many, (i) => `"a${i}":{"propertys":{}}`)}}}`,
      ),
    ),
  'a schema of alternatives in alternatives': () =>
    middleOf(
      responseFormat(
        `${'{"anyOf":[{"$ref":"#"},{"$ref":"#"},'.repeat(1000)}{}${']}'.repeat(1000)}`,
        `{{sample.output_json${'.a'.repeat(1000)}}}`,
      ),
    ),
  'a schema that refers to itself': () => middleOf(responseFormat('{"$ref":"#"}')),
  'a schema whose property is itself': () =>
    middleOf(
      responseFormat(
        '{"type":"object","properties":{"a":{"$ref":"#"}}}',
        `{{sample.output_json${'.a'.repeat(10_000)}}}`,
      ),
    ),
  'definitions in a circle': () =>
    middleOf(
      responseFormat(
        '{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"anyOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"}]}}}',
      ),
    ),
  'a chain of definitions': () =>
    middleOf(
      responseFormat(
        `{"$ref":"#/$defs/d0","$defs":{${list(10_000, (i) => `"d${i}":{"$ref":"#/$defs/d${i + 1}"}`)}}}`,
      ),
    ),
  'definitions that double': () =>
    middleOf(
      responseFormat(
        `{"$ref":"#/$defs/d0","$defs":{${list(60, (i) => `"d${i}":{"anyOf":[{"$ref":"#/$defs/d${i + 1}"},{"$ref":"#/$defs/d${i + 1}"}]}`)}}}`,
      ),
    ),
};
