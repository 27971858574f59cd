/**
 * Turns schemas/ftjob.schema.json into the tables that the checks walk. It understands the part of JSON Schema that the
 * file uses (see schemas/README.md), and no more.
 */
import type {
  ArrayShape,
  Constant,
  EmbeddedLanguage,
  NumberShape,
  ObjectShape,
  PropertyShape,
  Provider,
  Shape,
  StringShape,
  Suggestion,
} from './shape.ts';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: Constant['value'];
  readonly enum?: readonly Constant['value'][];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
  readonly deprecationMessage?: string;
  readonly defaultSnippets?: readonly {
    readonly label: string;
    readonly markdownDescription?: string;
    readonly body: unknown;
    readonly 'x-ftjob-methods'?: readonly string[];
  }[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly 'x-ftjob-language'?: EmbeddedLanguage;
  readonly 'x-ftjob-recommended'?: readonly string[];
  readonly 'x-ftjob-provider'?: Provider;
}

const definitionPrefix = '#/definitions/';

/** Compiles a whole schema. Throws on a reference that leads nowhere: that is a mistake in the file, not in a job. */
export function compileSchema(root: JsonSchema): Shape {
  const objects = new Map<JsonSchema, ObjectShape>();

  function resolve(reference: string): { readonly name: string; readonly schema: JsonSchema } {
    const name = reference.slice(definitionPrefix.length);
    const schema = root.definitions?.[name];
    if (!schema) throw new Error(`The schema has no definition for ${reference}`);
    return { name, schema };
  }

  /** Follows references; what stands beside one overrides what it leads to. */
  function flatten(
    schema: JsonSchema,
    name: string,
  ): { readonly name: string; readonly schema: JsonSchema; readonly target: JsonSchema } {
    const reference = schema.$ref ?? schema.allOf?.find((part) => part.$ref)?.$ref;
    if (!reference) return { name, schema, target: schema };
    const resolved = resolve(reference);
    const inner = flatten(resolved.schema, resolved.name);
    const { $ref: _ref, allOf: _allOf, ...own } = schema;
    return { name: inner.name, schema: { ...inner.schema, ...own }, target: inner.target };
  }

  function compile(source: JsonSchema, fallbackName: string): Shape {
    const { name, schema, target } = flatten(source, fallbackName);
    const alternatives = schema.anyOf?.map((part) => flatten(part, name)) ?? [
      { name, schema, target },
    ];
    const findType = (type: string) => alternatives.find((one) => acceptsType(one.schema, type));
    const object = findType('object');
    const array = findType('array')?.schema;
    return {
      name,
      documentation: schema.markdownDescription ?? schema.description,
      object: object && compileObject(object.target, object.name),
      array: array && compileArray(array, name),
      string: compileString(alternatives.map((one) => one.schema)),
      number: compileNumber(alternatives.map((one) => one.schema)),
      boolean: findType('boolean') !== undefined,
      null: findType('null') !== undefined,
      constants: alternatives.flatMap((one) => constantsOf(one.schema)),
      suggestions: [
        ...suggestionsOf(schema),
        ...alternatives.flatMap((one) => (one.schema === schema ? [] : suggestionsOf(one.schema))),
      ],
      default: schema.default,
    };
  }

  function compileArray(schema: JsonSchema, name: string): ArrayShape {
    return {
      items: schema.items && compile(schema.items, `${name} item`),
      minItems: schema.minItems,
      maxItems: schema.maxItems,
    };
  }

  function compileObject(schema: JsonSchema, name: string): ObjectShape {
    const known = objects.get(schema);
    if (known) return known;
    const { additionalProperties } = schema;
    const object: ObjectShape = {
      name,
      properties: new Map(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [
          key,
          compileProperty(key, value),
        ]),
      ),
      required: schema.required ?? [],
      recommended: schema['x-ftjob-recommended'] ?? [],
      additional: additional(additionalProperties, name),
      maxProperties: schema.maxProperties,
      maxKeyLength: schema.propertyNames?.maxLength,
      variants: compileVariants(schema),
    };
    objects.set(schema, object);
    return object;
  }

  function additional(schema: boolean | JsonSchema | undefined, name: string): Shape | undefined {
    if (schema === false) return undefined;
    return schema === true || schema === undefined ? anything : compile(schema, `${name} value`);
  }

  function compileProperty(name: string, source: JsonSchema): PropertyShape {
    const { schema } = flatten(source, name);
    return {
      name,
      shape: compile(source, name),
      deprecation: schema.deprecationMessage,
      provider: schema['x-ftjob-provider'],
    };
  }

  function compileVariants(schema: JsonSchema): ReadonlyMap<string, ObjectShape> | undefined {
    const choices = schema.allOf?.filter((part) => part.if && part.then) ?? [];
    if (choices.length === 0) return undefined;
    return new Map(
      choices.map((choice) => {
        const type = String(choice.if!.properties!['type']!.const);
        const variant = flatten(choice.then!, type);
        return [type, compileObject(variant.target, variant.name)];
      }),
    );
  }

  return compile(root, 'job');
}

/** Accepts every value, and says nothing of it. */
const anything: Shape = {
  name: 'anything',
  documentation: undefined,
  get object(): ObjectShape {
    return anyObject;
  },
  get array(): ArrayShape {
    return { items: anything, minItems: undefined, maxItems: undefined };
  },
  string: {
    allowed: undefined,
    pattern: undefined,
    minLength: undefined,
    maxLength: undefined,
    language: undefined,
  },
  number: {
    integer: false,
    allowed: undefined,
    minimum: undefined,
    maximum: undefined,
    exclusiveMinimum: undefined,
  },
  boolean: true,
  null: true,
  constants: [],
  suggestions: [],
  default: undefined,
};

const anyObject: ObjectShape = {
  name: 'anything',
  properties: new Map(),
  required: [],
  recommended: [],
  additional: anything,
  maxProperties: undefined,
  maxKeyLength: undefined,
  variants: undefined,
};

function acceptsType(schema: JsonSchema, type: string): boolean {
  if (schema.type === undefined)
    return constantsOf(schema).some(({ value }) => typeOfConstant(value) === type);
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  return types.some((one) => (one === 'integer' ? 'number' : one) === type);
}

function typeOfConstant(value: Constant['value']): string {
  return value === null ? 'null' : typeof value;
}

function constantsOf(schema: JsonSchema): readonly Constant[] {
  if (schema.const !== undefined)
    return [
      { value: schema.const, documentation: schema.markdownDescription ?? schema.description },
    ];
  return (schema.enum ?? []).map((value, index) => ({
    value,
    documentation: schema.markdownEnumDescriptions?.[index],
  }));
}

function compileString(schemas: readonly JsonSchema[]): StringShape | undefined {
  const accepting = schemas.filter((schema) => acceptsType(schema, 'string'));
  if (accepting.length === 0) return undefined;
  const open = accepting.find((schema) => schema.const === undefined && !schema.enum);
  const allowed = accepting
    .flatMap(constantsOf)
    .map(({ value }) => value)
    .filter((value) => typeof value === 'string');
  return {
    allowed: open ? undefined : new Set(allowed),
    pattern: open?.pattern === undefined ? undefined : new RegExp(open.pattern, 'u'),
    minLength: open?.minLength,
    maxLength: open?.maxLength,
    language: open?.['x-ftjob-language'],
  };
}

function compileNumber(schemas: readonly JsonSchema[]): NumberShape | undefined {
  const accepting = schemas.filter((schema) => acceptsType(schema, 'number'));
  const first = accepting[0];
  if (!first) return undefined;
  const allowed = accepting
    .flatMap(constantsOf)
    .map(({ value }) => value)
    .filter((value) => typeof value === 'number');
  return {
    integer: [first.type].flat().includes('integer'),
    allowed: allowed.length > 0 ? new Set(allowed) : undefined,
    minimum: first.minimum,
    maximum: first.maximum,
    exclusiveMinimum: first.exclusiveMinimum,
  };
}

function suggestionsOf(schema: JsonSchema): readonly Suggestion[] {
  return (schema.defaultSnippets ?? []).map((snippet) => ({
    label: snippet.label,
    documentation: snippet.markdownDescription,
    body: snippet.body,
    methods: snippet['x-ftjob-methods'],
  }));
}
