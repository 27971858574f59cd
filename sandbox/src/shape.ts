// A small checker of JSON against a shape, which refuses in the service's words. Only as much as a create needs.
import { badRequest, invalidType, missingParameter } from './errors.ts';
import { isObject, property } from './json.ts';
import type { Refusal } from './messages.ts';

export type Shape =
  | { readonly kind: 'anything' }
  | { readonly kind: 'string'; readonly longest?: number; readonly shortest?: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | NumberShape
  | { readonly kind: 'nullable'; readonly shape: Shape }
  /** The number, or the word `auto`. */
  | { readonly kind: 'auto'; readonly shape: NumberShape }
  | { readonly kind: 'list'; readonly of: Shape; readonly longest?: number }
  | {
      readonly kind: 'map';
      readonly of: Shape;
      readonly longest?: number;
      readonly longestKey?: number;
    }
  | ObjectShape
  /** An object whose shape follows from its `type`. */
  | { readonly kind: 'union'; readonly shapes: Readonly<Record<string, ObjectShape>> }
  /** What a message of a model grader says: a text, a block, or a list of them. */
  | { readonly kind: 'content' };

export interface NumberShape {
  readonly kind: 'integer' | 'number';
  readonly least?: number;
  readonly most?: number;
  /** The number must be greater than this. */
  readonly above?: number;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Shape>>;
}

/** The first thing in `value`, found at `path`, that is not as the shape says; `undefined` when all is well. */
export function findMisfit(shape: Shape, value: unknown, path: string): Refusal | undefined {
  switch (shape.kind) {
    case 'anything':
      return undefined;
    case 'string':
      return stringMisfit(shape, value, path);
    case 'choice':
      return choiceMisfit(shape.values, value, path);
    case 'integer':
    case 'number':
      return numberMisfit(shape, value, path);
    case 'nullable':
      return value === null ? undefined : findMisfit(shape.shape, value, path);
    case 'auto':
      return value === 'auto' ? undefined : numberMisfit(shape.shape, value, path);
    case 'list':
      return listMisfit(shape, value, path);
    case 'map':
      return mapMisfit(shape, value, path);
    case 'object':
      return objectMisfit(shape, value, path);
    case 'union':
      return unionMisfit(shape.shapes, value, path);
    case 'content':
      return typeof value === 'string' || Array.isArray(value) || isObject(value)
        ? undefined
        : invalidType(path, 'one of a string, an object or an array', value);
  }
}

function stringMisfit(
  { longest = Infinity, shortest = 0 }: { longest?: number; shortest?: number },
  value: unknown,
  path: string,
): Refusal | undefined {
  if (typeof value !== 'string') return invalidType(path, 'a string', value);
  if (value.length < shortest)
    return badRequest(
      `Invalid '${path}': empty string. Expected a string with minimum length ${shortest}, but got an empty string instead.`,
      path,
      'empty_string',
    );
  if (value.length > longest)
    return tooMuch(
      path,
      'string too long',
      `a string with maximum length ${longest}`,
      `a string with length ${value.length}`,
      'string_above_max_length',
    );
  return undefined;
}

function choiceMisfit(
  values: readonly string[],
  value: unknown,
  path: string,
): Refusal | undefined {
  if (typeof value !== 'string') return invalidType(path, 'a string', value);
  if (values.includes(value)) return undefined;
  const list = new Intl.ListFormat('en').format(values.map((one) => `'${one}'`));
  return badRequest(
    `Invalid value: '${value}'. Supported values are: ${list}.`,
    path,
    'invalid_value',
  );
}

function numberMisfit(shape: NumberShape, value: unknown, path: string): Refusal | undefined {
  const { kind, least = -Infinity, most = Infinity, above = -Infinity } = shape;
  if (typeof value !== 'number' || (kind === 'integer' && !Number.isInteger(value)))
    return invalidType(path, kind === 'integer' ? 'an integer' : 'a number', value);
  const word = kind === 'integer' ? 'integer' : 'decimal';
  if (value < least || value <= above)
    return tooMuch(
      path,
      `${word} below minimum value`,
      value < least ? `a value >= ${least}` : `a value > ${above}`,
      `${value}`,
      `${word}_below_min_value`,
    );
  if (value > most)
    return tooMuch(
      path,
      `${word} above maximum value`,
      `a value <= ${most}`,
      `${value}`,
      `${word}_above_max_value`,
    );
  return undefined;
}

function listMisfit(
  shape: { of: Shape; longest?: number },
  value: unknown,
  path: string,
): Refusal | undefined {
  if (!Array.isArray(value)) return invalidType(path, 'an array', value);
  const { longest = Infinity } = shape;
  if (value.length > longest)
    return tooMuch(
      path,
      'array too long',
      `an array with maximum length ${longest}`,
      `an array with length ${value.length}`,
      'array_above_max_length',
    );
  return firstMisfit(value.entries(), (index, one) =>
    findMisfit(shape.of, one, `${path}[${index}]`),
  );
}

function mapMisfit(
  shape: { of: Shape; longest?: number; longestKey?: number },
  value: unknown,
  path: string,
): Refusal | undefined {
  if (!isObject(value)) return invalidType(path, 'an object', value);
  const entries = Object.entries(value);
  const { longest = Infinity, longestKey = Infinity } = shape;
  if (entries.length > longest)
    return tooMuch(
      path,
      'too many properties',
      `an object with at most ${longest} properties`,
      `an object with ${entries.length} properties`,
      'object_above_max_properties',
    );
  return firstMisfit(entries, (key, one) =>
    key.length > longestKey
      ? tooMuch(
          path,
          'property name too long',
          `property names with maximum length ${longestKey}`,
          `a property name with length ${key.length}`,
          'property_name_above_max_length',
        )
      : findMisfit(shape.of, one, `${path}.${key}`),
  );
}

function objectMisfit(shape: ObjectShape, value: unknown, path: string): Refusal | undefined {
  if (!isObject(value)) return invalidType(path, 'an object', value);
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const missing = shape.required.find((name) => property(value, name) === undefined);
  if (missing !== undefined) return missingParameter(at(missing));
  return firstMisfit(Object.entries(value), (name, one) =>
    Object.hasOwn(shape.fields, name)
      ? findMisfit(shape.fields[name]!, one, at(name))
      : badRequest(`Unknown parameter: '${at(name)}'.`, at(name), 'unknown_parameter'),
  );
}

function unionMisfit(
  shapes: Readonly<Record<string, ObjectShape>>,
  value: unknown,
  path: string,
): Refusal | undefined {
  if (!isObject(value)) return invalidType(path, 'an object', value);
  const typePath = path === '' ? 'type' : `${path}.type`;
  const type = property(value, 'type');
  if (type === undefined) return missingParameter(typePath);
  return typeof type === 'string' && Object.hasOwn(shapes, type)
    ? objectMisfit(shapes[type]!, value, path)
    : choiceMisfit(Object.keys(shapes), type, typePath);
}

function firstMisfit<Key, Value>(
  entries: Iterable<readonly [Key, Value]>,
  check: (key: Key, value: Value) => Refusal | undefined,
): Refusal | undefined {
  for (const [key, value] of entries) {
    const misfit = check(key, value);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

function tooMuch(path: string, what: string, expected: string, got: string, code: string): Refusal {
  return badRequest(
    `Invalid '${path}': ${what}. Expected ${expected}, but got ${got} instead.`,
    path,
    code,
  );
}
