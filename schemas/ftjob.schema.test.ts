// What the schema promises: it is valid draft-07 in the shape that the language server compiles, everything in it
// is documented, its skeletons are valid, and it judges real and made-up bodies as the service does.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Body = Readonly<Record<string, Json>>;
type Snippet = {
  readonly label: string;
  readonly markdownDescription?: string;
  readonly body: Json;
};
type Schema = {
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
  readonly defaultSnippets?: readonly Snippet[];
  readonly 'x-ftjob-language'?: string;
  readonly 'x-intellij-language-injection'?: string;
  readonly 'x-ftjob-recommended'?: readonly string[];
};

const root = path.join(import.meta.dirname, '..');
const parse = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const schema = parse(path.join(import.meta.dirname, 'ftjob.schema.json')) as Schema;
const ajv = new Ajv({ strict: false });
ajv.addSchema(schema);

/** Every schema inside the schema, with its JSON pointer; the `if` halves only repeat `type` and are left out. */
function* schemasIn(node: Schema, pointer = ''): Generator<readonly [string, Schema]> {
  yield [pointer, node];
  for (const key of ['properties', 'definitions'] as const)
    for (const [name, child] of Object.entries(node[key] ?? {}))
      yield* schemasIn(child, `${pointer}/${key}/${name}`);
  for (const key of ['anyOf', 'allOf'] as const)
    for (const [index, child] of (node[key] ?? []).entries())
      yield* schemasIn(child, `${pointer}/${key}/${index}`);
  for (const key of ['items', 'then', 'additionalProperties'] as const) {
    const child = node[key];
    if (typeof child === 'object') yield* schemasIn(child, `${pointer}/${key}`);
  }
}
const all = [...schemasIn(schema)];
const at = (pointer: string): Schema => {
  const found = all.find(([place]) => place === pointer);
  assert.ok(found, `${pointer} exists`);
  return found[1];
};
const follow = (ref: string): Schema => at(ref.replace(/^#/, ''));

const validator = (pointer: string) => ajv.compile({ $ref: `${schema.$id ?? ''}#${pointer}` });
const isJob = validator('');
const isGrader = validator('/definitions/grader');
const isSubGrader = validator('/definitions/subGrader');

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

/** The snippet text that VS Code's JSON service makes of a body: strings that begin with ^ lose their quotes. */
function snippetText(body: Json): string {
  if (Array.isArray(body)) return `[${body.map(snippetText).join(', ')}]`;
  if (typeof body === 'object' && body !== null)
    return `{${Object.entries(body)
      .map(([key, value]) => `${JSON.stringify(key)}: ${snippetText(value)}`)
      .join(', ')}}`;
  return typeof body === 'string' && body.startsWith('^') ? body.slice(1) : JSON.stringify(body);
}

/** What stands in the editor when a snippet is inserted and no placeholder is changed (LSP snippet grammar). */
function expand(text: string): string {
  const defaults = new Map<string, string>();
  let position = 0;
  const plain = (end: string): string => {
    let out = '';
    while (position < text.length && !end.includes(text.charAt(position))) {
      const char = text.charAt(position);
      const isTabStop = char === '$' && /^\$(\d|\{\d)/.test(text.slice(position));
      if (isTabStop) out += placeholder();
      else if (char === '\\' && /[$}\\]/.test(text.charAt(position + 1))) {
        out += text.charAt(position + 1);
        position += 2;
      } else {
        out += char;
        position++;
      }
    }
    return out;
  };
  const placeholder = (): string => {
    const head = /\$\{?(\d+)([:|]?)/y;
    head.lastIndex = position;
    const [whole = '', number = '', kind] = head.exec(text) ?? [];
    position += whole.length;
    if (kind === ':') {
      defaults.set(number, plain('}'));
      position++;
    } else if (kind === '|') {
      const close = text.indexOf('|}', position);
      defaults.set(number, text.slice(position, close).split(',')[0] ?? '');
      position = close + 2;
    } else if (whole.includes('{')) position++;
    return defaults.get(number) ?? '';
  };
  return plain('');
}

describe('the snippets', () => {
  it('expand as the grammar of snippets says', () => {
    assert.equal(expand('a ${1:b} $1 ${2|x,y|} {{c.${3:d}}} \\$ \\n'), 'a b b x {{c.d}} $ \\n');
    assert.equal(snippetText({ n: '^${1:4}', s: '${2:t}' }), '{"n": ${1:4}, "s": "${2:t}"}');
  });

  for (const [pointer, node] of all)
    for (const { label, body } of node.defaultSnippets ?? [])
      it(`${pointer.replaceAll(/\/(definitions|properties)/g, '')}: ${label} is valid at its place`, () => {
        const value = JSON.parse(expand(snippetText(body))) as Json;
        const validate = validator(pointer);
        assert.ok(validate(value), `${JSON.stringify(value)}: ${ajv.errorsText(validate.errors)}`);
        assert.doesNotMatch(JSON.stringify(value), /\$\{|\\\\/, 'nothing of the grammar is left');
      });

  it('make a skeleton for every variant of a grader, a method and a content block', () => {
    for (const name of ['grader', 'subGrader', 'method', 'contentBlock', 'integration']) {
      const union = at(`/definitions/${name}`);
      const types = union.defaultSnippets?.map(({ body }) => (body as Body)['type']);
      assert.deepEqual(types, union.properties?.['type']?.enum, name);
    }
  });
});

/** Bodies that the service takes or refuses, one fact each. */
const minimal: Body = { model: 'gpt-4.1-2025-04-14', training_file: 'file-abc' };
const supervised = (hyperparameters: Json): Body => ({
  ...minimal,
  method: { type: 'supervised', supervised: { hyperparameters } },
});
const dpo = (hyperparameters: Json): Body => ({
  ...minimal,
  method: { type: 'dpo', dpo: { hyperparameters } },
});
const reinforcement = (more: Body): Body => ({
  ...minimal,
  method: { type: 'reinforcement', reinforcement: { grader: stringCheck, ...more } },
});
const stringCheck: Body = {
  type: 'string_check',
  name: 'n',
  input: '{{sample.output_text}}',
  reference: 'yes',
  operation: 'eq',
};
const textSimilarity: Body = {
  type: 'text_similarity',
  input: 'a',
  reference: 'b',
  evaluation_metric: 'rouge_l',
};
const python: Body = { type: 'python', source: 'def grade(sample, item):\n    return 1.0\n' };
const scoreModel: Body = {
  type: 'score_model',
  model: 'any-model',
  input: [{ role: 'user', content: '{{sample.output_text}}' }],
};
const labelModel: Body = {
  type: 'label_model',
  model: 'any-model',
  input: [{ role: 'user', content: 'x' }],
  labels: ['a', 'b'],
  passing_labels: ['a'],
};
const multi = (graders: Json): Body => ({ type: 'multi', graders, calculate_output: 'a' });
const content = (value: Json): Body => ({
  ...scoreModel,
  input: [{ role: 'user', content: value }],
});

const jobs: readonly (readonly [expected: 'good' | 'bad', what: string, body: Json])[] = [
  ['good', 'the least possible', minimal],
  ['good', '$schema and nulls', { ...minimal, $schema: 'x', validation_file: null, seed: null }],
  ['good', 'more nulls', { ...minimal, suffix: null, integrations: null, metadata: null }],
  ['bad', 'no model', { training_file: 'file-abc' }],
  ['bad', 'no training file', { model: 'm' }],
  ['bad', 'a misspelt property', { ...minimal, test_file: 'file-abc' }],
  ['bad', 'an empty suffix', { ...minimal, suffix: '' }],
  ['good', 'a suffix of 64', { ...minimal, suffix: 's'.repeat(64) }],
  ['bad', 'a suffix of 65', { ...minimal, suffix: 's'.repeat(65) }],
  ['good', 'the largest seed', { ...minimal, seed: 2147483647 }],
  ['bad', 'a larger seed', { ...minimal, seed: 2147483648 }],
  ['bad', 'a negative seed', { ...minimal, seed: -1 }],
  ['good', 'metadata', { ...minimal, metadata: { ['k'.repeat(64)]: 'v'.repeat(512) } }],
  ['bad', 'a long key', { ...minimal, metadata: { ['k'.repeat(65)]: 'v' } }],
  ['bad', 'a long value', { ...minimal, metadata: { k: 'v'.repeat(513) } }],
  ['bad', 'a number as metadata', { ...minimal, metadata: { k: 1 } }],
  [
    'bad',
    '17 pairs of metadata',
    { ...minimal, metadata: Object.fromEntries([...Array(17).keys()].map((k) => [`k${k}`, 'v'])) },
  ],
  ['good', 'trainingType in any case', { ...minimal, trainingType: 'globalstandard' }],
  ['good', 'trainingType developerTier', { ...minimal, trainingType: 'developertier' }],
  ['good', 'trainingType as a number', { ...minimal, trainingType: 1 }],
  ['bad', 'the portal’s display name', { ...minimal, trainingType: 'Developer' }],
  ['bad', 'an unknown trainingType number', { ...minimal, trainingType: 7 }],
  ['good', 'wandb', { ...minimal, integrations: [{ type: 'wandb', wandb: { project: 'p' } }] }],
  ['bad', 'wandb without project', { ...minimal, integrations: [{ type: 'wandb', wandb: {} }] }],
  ['bad', 'another integration', { ...minimal, integrations: [{ type: 'mlflow' }] }],
  ['good', 'old hyperparameters', { ...minimal, hyperparameters: { n_epochs: 'auto' } }],
  ['good', 'prompt_loss_weight', { ...minimal, hyperparameters: { prompt_loss_weight: 0.1 } }],
  ['bad', 'an unknown method', { ...minimal, method: { type: 'sft' } }],
  ['bad', 'a method without type', { ...minimal, method: { supervised: {} } }],
  ['good', 'a method without its block', { ...minimal, method: { type: 'dpo' } }],
  ['bad', 'a foreign block', { ...minimal, method: { type: 'supervised', dpo: {} } }],
  ['good', 'all supervised hyperparameters', supervised({ n_epochs: 50, batch_size: 256 })],
  ['bad', '51 epochs', supervised({ n_epochs: 51 })],
  ['bad', 'half an epoch', supervised({ n_epochs: 1.5 })],
  ['bad', 'another word than auto', supervised({ n_epochs: 'default' })],
  ['bad', 'a batch of 257', supervised({ batch_size: 257 })],
  ['bad', 'a learning rate of 0', supervised({ learning_rate_multiplier: 0 })],
  ['bad', 'beta in supervised', supervised({ beta: 0.1 })],
  ['good', 'dpo with beta', dpo({ beta: 2, n_epochs: 1, learning_rate_multiplier: 0.1 })],
  ['bad', 'beta above 2', dpo({ beta: 3 })],
  ['bad', 'beta of 0', dpo({ beta: 0 })],
  ['bad', 'flat dpo', { ...minimal, method: { type: 'dpo', dpo: { beta: 0.1 } } }],
  ['bad', 'reinforcement without block', { ...minimal, method: { type: 'reinforcement' } }],
  [
    'bad',
    'reinforcement without grader',
    { ...minimal, method: { type: 'reinforcement', reinforcement: {} } },
  ],
  ['good', 'effort', reinforcement({ hyperparameters: { reasoning_effort: 'default' } })],
  ['bad', 'effort auto', reinforcement({ hyperparameters: { reasoning_effort: 'auto' } })],
  ['good', 'compute 10', reinforcement({ hyperparameters: { compute_multiplier: 10 } })],
  ['bad', 'compute 0.00001', reinforcement({ hyperparameters: { compute_multiplier: 0.00001 } })],
  ['bad', 'no evaluation samples', reinforcement({ hyperparameters: { eval_samples: 0 } })],
  ['bad', 'beta in reinforcement', reinforcement({ hyperparameters: { beta: 0.1 } })],
  ['good', 'a format, text', reinforcement({ response_format: { type: 'text' } })],
  [
    'good',
    'a format, nested',
    reinforcement({
      response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { x: 1 } } },
    }),
  ],
  [
    'good',
    'a format, flat',
    reinforcement({
      response_format: { type: 'json_schema', name: 'a', strict: true, schema: {} },
    }),
  ],
  ['bad', 'an unknown format', reinforcement({ response_format: { type: 'xml' } })],
  [
    'good',
    'tools',
    reinforcement({ tools: [{ name: 't', server_url: 'https://x' }], max_episode_steps: 3 }),
  ],
];

const graders: readonly (readonly [expected: 'good' | 'bad', what: string, body: Json])[] = [
  ['good', 'string_check', stringCheck],
  ['bad', 'string_check with neq', { ...stringCheck, operation: 'neq' }],
  ['bad', 'string_check without reference', { type: 'string_check', input: '', operation: 'eq' }],
  ['bad', 'another type', { ...stringCheck, type: 'string-check' }],
  ['good', 'text_similarity', textSimilarity],
  ['good', 'text_similarity, threshold', { ...textSimilarity, pass_threshold: 0.8 }],
  ['bad', 'text_similarity, metric', { ...textSimilarity, evaluation_metric: 'rouge' }],
  ['bad', 'text_similarity, method', { ...textSimilarity, evaluation_method: 'bleu' }],
  ['good', 'python without name', python],
  ['good', 'python, other image', { ...python, image_tag: 'alpha' }],
  ['bad', 'python without source', { type: 'python' }],
  ['bad', 'python with lines', { ...python, source: ['def grade(sample, item):'] }],
  ['good', 'score_model', scoreModel],
  ['good', 'score_model, range', { ...scoreModel, range: [0, 5] }],
  ['bad', 'score_model, one bound', { ...scoreModel, range: [5] }],
  ['bad', 'score_model, three bounds', { ...scoreModel, range: [0, 1, 2] }],
  ['bad', 'score_model, text as input', { ...scoreModel, input: 'x' }],
  ['bad', 'score_model, role tool', { ...scoreModel, input: [{ role: 'tool', content: 'x' }] }],
  ['good', 'sampling, null', { ...scoreModel, sampling_params: { reasoning_effort: null } }],
  ['good', 'sampling, max', { ...scoreModel, sampling_params: { reasoning_effort: 'max' } }],
  ['bad', 'sampling, max_tokens', { ...scoreModel, sampling_params: { max_tokens: 9 } }],
  ['bad', 'sampling_parameters', { ...scoreModel, sampling_parameters: {} }],
  ['good', 'one block', content({ type: 'input_text', text: 'x' })],
  ['good', 'strings and blocks', content(['x', { type: 'output_text', text: 'y' }])],
  ['good', 'image', content([{ type: 'input_image', image_url: '{{item.u}}', detail: 'low' }])],
  [
    'good',
    'audio',
    content({ type: 'input_audio', input_audio: { data: '{{item.a}}', format: 'wav' } }),
  ],
  ['bad', 'audio, ogg', content({ type: 'input_audio', input_audio: { data: '', format: 'ogg' } })],
  ['bad', 'image without url', content([{ type: 'input_image' }])],
  ['bad', 'text without text', content({ type: 'input_text' })],
  ['bad', 'a number as content', content(1)],
  ['good', 'multi', multi({ a: stringCheck, b: labelModel, c: python })],
  ['bad', 'multi with an array', multi([stringCheck])],
  ['bad', 'multi with one grader', multi(stringCheck)],
  ['bad', 'multi in multi', multi({ a: multi({ a: stringCheck }) })],
  ['good', 'multi, preview', { ...multi({ a: stringCheck }), invalid_grade: 0 }],
  ['bad', 'multi without formula', { type: 'multi', graders: { a: stringCheck } }],
  ['bad', 'label_model at the top', labelModel],
  ['bad', 'label_model without labels', multi({ a: { ...labelModel, labels: 'a' } })],
  ['good', 'endpoint', { type: 'endpoint', url: 'https://x', headers: { k: 'v' }, rate_limit: 5 }],
  ['bad', 'endpoint without url', { type: 'endpoint', name: 'n' }],
  ['bad', 'a number as header', { type: 'endpoint', url: 'https://x', headers: { k: 1 } }],
];

describe('the verdict', () => {
  for (const [expected, what, body] of jobs)
    it(`job, ${expected}: ${what}`, () => {
      assert.equal(isJob(body), expected === 'good', ajv.errorsText(isJob.errors));
    });
  for (const [expected, what, body] of graders)
    it(`grader, ${expected}: ${what}`, () => {
      assert.equal(isGrader(body), expected === 'good', ajv.errorsText(isGrader.errors));
    });
});

const corpus = path.join(root, '../shared/corpus');
const isThere = existsSync(path.join(corpus, 'index.json'));
type CorpusEntry = { readonly file: string; readonly kind: string; readonly known_bad: boolean };
const graderKinds = ['grader', 'grader_run', 'grader_validate'];

/** Not known to be bad, yet refused, with the reason. */
const exceptions: ReadonlySet<string> = new Set([
  // An old page of the guide with `max_tokens`, which the service calls max_completions_tokens.
  '093-docs-graders-label_model-my_label_model.json',
  // Invented values of an SDK's test: all three method blocks at once. The rule about foreign blocks explains it.
  '099-sdk-python-test-create-all-params.json',
]);
/** Known to be bad by what they mean; their structure is right, so that a rule must find them. */
const semantic: ReadonlySet<string> = new Set([
  '117-azuresdk-rft-score-model.json',
  '124-gh-text-similarity-self-reference.json',
]);

describe('the corpus of real bodies', { skip: isThere ? false : `${corpus} is absent` }, () => {
  const entries = isThere ? (parse(path.join(corpus, 'index.json')) as readonly CorpusEntry[]) : [];
  for (const { file, kind, known_bad } of entries) {
    if (kind !== 'job' && !graderKinds.includes(kind)) continue;
    const isGood = known_bad ? semantic.has(file) : !exceptions.has(file);
    it(`${isGood ? 'accepts' : 'refuses'} ${file}`, () => {
      const body = parse(path.join(corpus, file)) as Body;
      const grader = (body['grader'] ?? body) as Body;
      const validate =
        kind === 'job' ? isJob : grader['type'] === 'label_model' ? isSubGrader : isGrader;
      assert.equal(
        validate(kind === 'job' ? body : grader),
        isGood,
        ajv.errorsText(validate.errors),
      );
    });
  }
});

const examples = path.join(root, 'examples');
const rowsOf = (name: string): readonly Body[] =>
  readFileSync(path.join(examples, 'data', name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Body);
type Example = Body & {
  readonly training_file: string;
  readonly validation_file?: string;
  readonly method: { readonly type: 'supervised' | 'dpo' | 'reinforcement' };
  readonly metadata: { readonly dataset: string };
};
const rowKeys = { supervised: 'messages', dpo: 'input', reinforcement: 'messages' } as const;

describe('the examples', () => {
  const files = readdirSync(examples).filter((name) => name.endsWith('.ftjob.json'));
  it('show every method and every grader', () => {
    const text = files.map((name) => readFileSync(path.join(examples, name), 'utf8')).join();
    for (const name of ['method', 'grader', 'subGrader'])
      for (const type of at(`/definitions/${name}`).properties?.['type']?.enum ?? [])
        assert.ok(text.includes(`"type": ${JSON.stringify(type)}`), JSON.stringify(type));
  });

  for (const name of files)
    it(`${name} is valid and fits its rows`, () => {
      const job = parse(path.join(examples, name)) as Example;
      assert.ok(isJob(job), ajv.errorsText(isJob.errors));
      const sets = { train: job.training_file, validation: job.validation_file };
      for (const [set, id] of Object.entries(sets)) {
        if (id === undefined) continue;
        assert.match(id, /^file-[A-Za-z0-9]{24}$/);
        const rows = rowsOf(`${job.metadata.dataset}.${set}.jsonl`);
        assert.ok(rows.length >= 10, `${set}: ${rows.length} rows`);
        const variables = JSON.stringify(job).matchAll(/\{\{\s*item\.(\w+)|item\[\\"(\w+)/g);
        const used = [...variables].map(([, inTemplate, inPython]) => inTemplate ?? inPython ?? '');
        for (const row of rows)
          for (const key of [rowKeys[job.method.type], ...used])
            assert.ok(key in row, `${set}: ${key}`);
      }
    });

  it('never repeat a training row in the validation rows', () => {
    for (const name of ['replies', 'tickets', 'shipping']) {
      const train = new Set(rowsOf(`${name}.train.jsonl`).map((row) => JSON.stringify(row)));
      const repeated = rowsOf(`${name}.validation.jsonl`).filter((row) =>
        train.has(JSON.stringify(row)),
      );
      assert.deepEqual(repeated, []);
    }
  });
});
