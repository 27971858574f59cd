/**
 * What the schema says of a value, in the form the checks walk: one facet for each JSON type that the place accepts.
 * Unions of one type do not exist but for objects, whose variant is chosen by `type`; so no union is ever searched.
 */

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

export type EmbeddedLanguage = 'template' | 'formula' | 'python';

export type Provider = 'azure';

export interface Shape {
  /** The definition in the schema that describes the value, or the property's own name: `grader`, `nEpochs`, `seed`. */
  readonly name: string;
  /** Markdown. */
  readonly documentation: string | undefined;
  readonly object: ObjectShape | undefined;
  readonly array: ArrayShape | undefined;
  readonly string: StringShape | undefined;
  readonly number: NumberShape | undefined;
  readonly boolean: boolean;
  readonly null: boolean;
  /** The values of enumerations and constants, in the schema's order. */
  readonly constants: readonly Constant[];
  /** Values and whole skeletons worth offering; the place accepts others too. */
  readonly suggestions: readonly Suggestion[];
  readonly default: unknown;
}

export interface ObjectShape {
  /** The definition's name: `stringCheckGrader`. */
  readonly name: string;
  readonly properties: ReadonlyMap<string, PropertyShape>;
  readonly required: readonly string[];
  /** Demanded by the specification but not by the service. */
  readonly recommended: readonly string[];
  /** The values of other keys; undefined where there must be no others. */
  readonly additional: Shape | undefined;
  readonly maxProperties: number | undefined;
  /** UTF-16 units. */
  readonly maxKeyLength: number | undefined;
  /** By the value of `type`: what the object must be instead. Such an object itself knows only `type`. */
  readonly variants: ReadonlyMap<string, ObjectShape> | undefined;
}

export interface PropertyShape {
  readonly name: string;
  readonly shape: Shape;
  /** Why the property should no longer be used. */
  readonly deprecation: string | undefined;
  /** The only provider that takes the property. */
  readonly provider: Provider | undefined;
}

export interface ArrayShape {
  readonly items: Shape | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
}

export interface StringShape {
  /** The only strings allowed, if it is a closed list. */
  readonly allowed: ReadonlySet<string> | undefined;
  readonly pattern: RegExp | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly language: EmbeddedLanguage | undefined;
}

export interface NumberShape {
  readonly integer: boolean;
  readonly allowed: ReadonlySet<number> | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
}

export interface Constant {
  readonly value: string | number | boolean | null;
  readonly documentation: string | undefined;
}

export interface Suggestion {
  readonly label: string;
  readonly documentation: string | undefined;
  /** A JSON value with the placeholders of snippets in its strings; a string that starts with `^` has no quotes. */
  readonly body: unknown;
  /** For models: the values of `method.type` that can train it. */
  readonly methods: readonly string[] | undefined;
}

/** The JSON types that a place accepts, in the order in which they are worth naming. */
export function typesOf(shape: Shape): readonly JsonType[] {
  const types: JsonType[] = [];
  if (shape.string) types.push('string');
  if (shape.number) types.push('number');
  if (shape.boolean) types.push('boolean');
  if (shape.object) types.push('object');
  if (shape.array) types.push('array');
  if (shape.null) types.push('null');
  return types;
}
