// What the schema promises of itself: it is valid draft-07 in the shape that the language server compiles, and everything
// in it is documented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ajv, all, follow, schema, type Json, type Schema } from './testing.ts';

const isUnion = (node: Schema): boolean => node.allOf?.some((part) => part.if) ?? false;
const unions = all.filter(([, node]) => isUnion(node));

/** The union's variants by `type`: what its if/then pairs say. */
const variants = (union: Schema): readonly (readonly [Json | undefined, Schema])[] =>
  (union.allOf ?? []).map((pair) => [
    pair.if?.properties?.['type']?.const,
    follow(pair.then?.$ref ?? ''),
  ]);

/** The JSON types that a schema without union logic accepts. */
function jsonTypes(node: Schema): readonly string[] {
  if (node.$ref) return jsonTypes(follow(node.$ref));
  if (node.type) return typeof node.type === 'string' ? [node.type] : node.type;
  const values = node.enum ?? [node.const];
  return [...new Set(values.map((value) => (value === null ? 'null' : typeof value)))];
}

/** A property's own documentation, or that of the definition it refers to. */
const documented = (node: Schema): Schema =>
  node.markdownDescription === undefined && node.$ref ? follow(node.$ref) : node;

describe('the form of the schema', () => {
  it('is valid draft-07', () => {
    assert.equal(ajv.validateSchema(schema), true, ajv.errorsText());
  });

  it('uses no keyword that the compiler of the language server does not know', () => {
    const known = new Set(
      `$schema $id $ref title description markdownDescription type const enum markdownEnumDescriptions default
      properties required additionalProperties propertyNames maxProperties items minItems maxItems minLength maxLength
      pattern minimum maximum exclusiveMinimum anyOf allOf if then definitions defaultSnippets deprecationMessage
      x-ftjob-language x-ftjob-provider x-ftjob-recommended x-intellij-language-injection`.split(
        /\s+/,
      ),
    );
    for (const [pointer, node] of all)
      assert.deepEqual(
        Object.keys(node).filter((keyword) => !known.has(keyword)),
        [],
        pointer,
      );
  });

  it('refers to definitions that exist, and keeps none that nothing refers to', () => {
    const refs = new Set(all.flatMap(([, node]) => (node.$ref ? [node.$ref] : [])));
    for (const ref of refs) follow(ref);
    for (const name of Object.keys(schema.definitions ?? {}))
      assert.ok(refs.has(`#/definitions/${name}`), `${name} is used`);
  });

  it('closes every object, whose required and recommended properties exist', () => {
    for (const [pointer, node] of all) {
      if (!node.properties || isUnion(node)) continue;
      assert.equal(node.additionalProperties, false, `${pointer} is closed`);
      for (const name of [...(node.required ?? []), ...(node['x-ftjob-recommended'] ?? [])])
        assert.ok(node.properties[name], `${pointer} has ${name}`);
    }
  });

  it('ties each value of a union’s type to the variant that has this type', () => {
    assert.equal(unions.length, 6);
    for (const [pointer, union] of unions) {
      assert.deepEqual(union.required, ['type'], pointer);
      assert.deepEqual(
        variants(union).map(([type]) => type),
        union.properties?.['type']?.enum,
        pointer,
      );
      for (const [type, variant] of variants(union)) {
        assert.equal(variant.properties?.['type']?.const, type, pointer);
        assert.ok(variant.required?.includes('type'), `${pointer} ${JSON.stringify(type)}`);
      }
    }
  });

  it('offers only alternatives that differ by JSON type', () => {
    for (const [pointer, node] of all) {
      const types = (node.anyOf ?? []).flatMap(jsonTypes);
      // A JSON integer is a number too.
      const kinds = types.map((type) => (type === 'integer' ? 'number' : type));
      assert.equal(new Set(kinds).size, kinds.length, `${pointer}: ${types.join(', ')}`);
    }
  });

  it('marks every string that holds another language, in both notations', () => {
    // JetBrains IDEs have no language of these names, so the nearest of theirs is named: Jinja2 reads `{{ a.b[0].c }}`
    // as the service does (Handlebars refuses the index), and JavaScript parses every formula and only greys unknown
    // names, where Python would underline them as errors. An IDE without that language leaves the string alone.
    const injected: Readonly<Record<string, string>> = {
      template: 'Jinja2',
      formula: 'JavaScript',
      python: 'Python',
    };
    const languages = all.filter(([, node]) => node['x-ftjob-language'] !== undefined);
    for (const [pointer, node] of languages)
      assert.equal(
        node['x-intellij-language-injection'],
        injected[node['x-ftjob-language'] ?? ''],
        pointer,
      );
    assert.deepEqual(
      languages.map(
        ([pointer, node]) =>
          `${node['x-ftjob-language'] ?? ''} ${pointer.replaceAll(/\/(definitions|properties)/g, '')}`,
      ),
      [
        'template /stringCheckGrader/input',
        'template /stringCheckGrader/reference',
        'template /textSimilarityGrader/input',
        'template /textSimilarityGrader/reference',
        'python /pythonGrader/source',
        'formula /multiGrader/calculate_output',
        'template /message/content/anyOf/0',
        'template /message/content/anyOf/2/items/anyOf/0',
        'template /inputText/text',
        'template /outputText/text',
        'template /inputImage/image_url',
        'template /inputAudio/input_audio/data',
      ],
    );
  });
});

describe('the documentation', () => {
  it('explains every property in plain words and in Markdown with an official page', () => {
    for (const [pointer, node] of all)
      for (const [name, property] of Object.entries(node.properties ?? {})) {
        const { description = '', markdownDescription = '' } = documented(property);
        assert.match(description, /^[A-Z].+\.$/s, `${pointer} ${name}: description`);
        assert.ok(markdownDescription.startsWith(description), `${pointer} ${name}: same begin`);
        assert.match(
          markdownDescription,
          /\]\(https:\/\/(developers\.openai\.com|platform\.openai\.com|learn\.microsoft\.com)\/[^)\s]+\)$/,
          `${pointer} ${name}: link`,
        );
      }
  });

  it('explains every value of an enumeration and every suggested value', () => {
    for (const [pointer, node] of all) {
      if (node.enum) {
        assert.equal(node.markdownEnumDescriptions?.length, node.enum.length, pointer);
        for (const text of node.markdownEnumDescriptions) assert.match(text, /\w/, pointer);
      }
      for (const { label, markdownDescription } of node.defaultSnippets ?? [])
        assert.match(markdownDescription ?? '', /\w/, `${pointer} ${label}`);
    }
  });

  it('explains every constant that stands beside other values', () => {
    for (const [pointer, node] of all)
      for (const { const: value, markdownDescription } of node.anyOf ?? [])
        if (value !== undefined) assert.match(markdownDescription ?? '', /\w/, pointer);
  });
});
