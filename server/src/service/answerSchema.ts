/**
 * Ways through a JSON schema that describes an answer: its fields, and where a path such as `rows[0].price` leads.
 * References inside the schema and alternatives are followed; nothing is judged.
 */
import {
  childrenOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  propertyOf,
  sourceOf,
  stringMember,
  valueOf,
  type JsonTree,
} from './json/tree.ts';

/** The keywords whose value is a schema, or holds schemas by name or in a list. */
const schemaKeywords: ReadonlyMap<string, 'schema' | 'map' | 'list'> = new Map([
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['$defs', 'map'],
  ['definitions', 'map'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['allOf', 'list'],
  ['prefixItems', 'list'],
  ['items', 'schema'],
  ['additionalProperties', 'schema'],
  ['not', 'schema'],
  ['if', 'schema'],
  ['then', 'schema'],
  ['else', 'schema'],
]);

/** A schema and all schemas inside it that are objects. */
export function schemasIn(tree: JsonTree, root: number): readonly number[] {
  const found: number[] = [];
  const pending = [root];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (kindOf(tree, schema) !== NodeKind.object) continue;
    found.push(schema);
    for (const property of childrenOf(tree, schema)) {
      const value = valueOf(tree, property);
      if (value === none) continue;
      const held = schemaKeywords.get(keyOf(tree, property));
      if (held === 'schema') pending.push(value);
      else if (held === 'map')
        for (const one of propertiesAt(tree, value)) pending.push(valueOf(tree, one));
      else if (held === 'list' && kindOf(tree, value) === NodeKind.array)
        for (const one of childrenOf(tree, value)) pending.push(one);
    }
  }
  return found;
}

/** The fields that a schema itself names: the properties of its `properties`. */
export function fieldsOf(tree: JsonTree, schema: number): readonly number[] {
  return propertiesAt(tree, memberOf(tree, schema, 'properties'));
}

/** The next thing in a path through an answer; undefined stands for an index that is not known. */
export type AnswerStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number | undefined };

/** The schemas of what a path leads to in what the root describes; none where it says nothing of that. */
export function schemasAt(
  tree: JsonTree,
  root: number,
  path: readonly AnswerStep[],
): readonly number[] {
  let schemas: readonly number[] = [root];
  for (const step of path) schemas = schemasBelow(tree, root, schemas, step);
  return schemas;
}

/** The schemas of what one step leads to in what any of the schemas describes. */
export function schemasBelow(
  tree: JsonTree,
  root: number,
  schemas: readonly number[],
  step: AnswerStep,
): readonly number[] {
  return step.kind === 'index'
    ? elementIn(tree, root, schemas, step.index)
    : fieldIn(tree, root, schemas, step.name).map((property) => valueOf(tree, property));
}

/** The names of all fields that any of the schemas describes. */
export function fieldNamesIn(
  tree: JsonTree,
  root: number,
  schemas: readonly number[],
): readonly string[] {
  const fields = spread(tree, root, schemas).flatMap((schema) => fieldsOf(tree, schema));
  return [...new Set(fields.map((property) => keyOf(tree, property)))];
}

const combiners = ['$ref', 'anyOf', 'oneOf', 'allOf'] as const;

/**
 * The names of all fields that what the schemas describe can have. Undefined where it may have others, and where schemas
 * are combined in a way of which that cannot be told.
 */
export function onlyFieldsIn(
  tree: JsonTree,
  root: number,
  schemas: readonly number[],
): readonly string[] | undefined {
  const names = new Set<string>();
  for (const schema of spread(tree, root, schemas)) {
    const used = combiners.filter((keyword) => memberOf(tree, schema, keyword) !== none);
    const own = fieldsOf(tree, schema);
    if (used.length === 0) {
      if (isClosed(tree, schema)) for (const property of own) names.add(keyOf(tree, property));
      else if (!isScalar(tree, schema)) return undefined;
    } else if (used.length > 1 || own.length > 0 || !onlyLeadsOn(tree, root, schema, used[0]!)) {
      return undefined;
    }
  }
  return names.size > 0 ? [...names] : undefined;
}

function isClosed(tree: JsonTree, schema: number): boolean {
  const additional = memberOf(tree, schema, 'additionalProperties');
  if (additional === none || sourceOf(tree, additional) !== 'false') return false;
  return memberOf(tree, schema, 'patternProperties') === none;
}

/** Whether a schema describes a value that has no fields, such as the `null` of an optional object. */
function isScalar(tree: JsonTree, schema: number): boolean {
  const type = stringMember(tree, schema, 'type');
  return type !== undefined && type !== 'object' && type !== 'array';
}

/** Whether a combiner leads to other schemas, all of which are known. */
function onlyLeadsOn(
  tree: JsonTree,
  root: number,
  schema: number,
  combiner: (typeof combiners)[number],
): boolean {
  if (combiner === '$ref') {
    const target = referred(tree, root, stringMember(tree, schema, '$ref') ?? '');
    return target !== none && kindOf(tree, target) === NodeKind.object;
  }
  const parts = elementsAt(tree, schema, combiner);
  const areSchemas = parts.every((part) => kindOf(tree, part) === NodeKind.object);
  return areSchemas && parts.length > 0 && (combiner !== 'allOf' || parts.length === 1);
}

/** The schemas, those that only refer to another one replaced by it. */
export function withoutReferences(
  tree: JsonTree,
  root: number,
  schemas: readonly number[],
): readonly number[] {
  return schemas.flatMap((schema) => {
    const seen = new Set<number>();
    let at = schema;
    while (at !== none && !seen.has(at)) {
      seen.add(at);
      const reference = stringMember(tree, at, '$ref');
      if (reference === undefined) return [at];
      at = referred(tree, root, reference);
    }
    return [];
  });
}

/** The properties that define a field of what any of the schemas describes. */
export function fieldIn(
  tree: JsonTree,
  root: number,
  schemas: readonly number[],
  field: string,
): readonly number[] {
  return spread(tree, root, schemas).flatMap((schema) => {
    const fields = memberOf(tree, schema, 'properties');
    const property = fields === none ? none : propertyOf(tree, fields, field);
    return property === none ? [] : [property];
  });
}

/** The schemas of the element at an index of what any of the schemas describes. */
function elementIn(
  tree: JsonTree,
  root: number,
  schemas: readonly number[],
  index: number | undefined,
): readonly number[] {
  return spread(tree, root, schemas).flatMap((schema) => {
    const first = elementsAt(tree, schema, 'prefixItems');
    const element =
      (index === undefined ? undefined : first[index]) ?? memberOf(tree, schema, 'items');
    return element === none ? [] : [element];
  });
}

/** The schemas with those that they refer to and their alternatives, each once. */
function spread(tree: JsonTree, root: number, schemas: readonly number[]): readonly number[] {
  const found = new Set<number>();
  const pending = [...schemas];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (schema === none || found.has(schema) || kindOf(tree, schema) !== NodeKind.object) continue;
    found.add(schema);
    const reference = stringMember(tree, schema, '$ref');
    if (reference !== undefined) pending.push(referred(tree, root, reference));
    for (const keyword of ['anyOf', 'oneOf', 'allOf'])
      pending.push(...elementsAt(tree, schema, keyword));
  }
  return [...found];
}

/** What `#/$defs/x` stands for in a schema; `none` where that is nothing in it. */
function referred(tree: JsonTree, root: number, reference: string): number {
  if (!reference.startsWith('#')) return none;
  const steps = reference.slice(1).split('/').slice(1);
  let schema = root;
  for (const step of steps) {
    if (schema === none) return none;
    schema = membersOf(tree, schema).get(step.replaceAll('~1', '/').replaceAll('~0', '~')) ?? none;
  }
  return schema;
}

const knownMembers = new WeakMap<JsonTree, Map<number, ReadonlyMap<string, number>>>();

/** The values of an object by their keys, read once: each of many definitions may be referred to. */
function membersOf(tree: JsonTree, object: number): ReadonlyMap<string, number> {
  const known = knownMembers.get(tree) ?? new Map<number, ReadonlyMap<string, number>>();
  knownMembers.set(tree, known);
  const members =
    known.get(object) ??
    new Map(
      propertiesAt(tree, object).map((property) => [
        keyOf(tree, property),
        valueOf(tree, property),
      ]),
    );
  known.set(object, members);
  return members;
}

function propertiesAt(tree: JsonTree, map: number): readonly number[] {
  return map !== none && kindOf(tree, map) === NodeKind.object ? childrenOf(tree, map) : [];
}

function elementsAt(tree: JsonTree, schema: number, keyword: string): readonly number[] {
  const list = memberOf(tree, schema, keyword);
  return list !== none && kindOf(tree, list) === NodeKind.array ? childrenOf(tree, list) : [];
}
