/**
 * Ways through a JSON schema that describes an answer: its fields, and where a path such as `rows[0].price` leads.
 * References inside the schema and alternatives are followed; nothing is judged.
 */
import {
  childrenOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  propertyOf,
  stringMember,
  valueOf,
  type JsonTree,
} from './json/tree.ts';

const mapKeywords = ['properties', 'patternProperties', '$defs', 'definitions'] as const;
const listKeywords = ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const;
const schemaKeywords = ['items', 'additionalProperties', 'not', 'if', 'then', 'else'] as const;

/** A schema and all schemas inside it that are objects. */
export function schemasIn(tree: JsonTree, root: number): readonly number[] {
  const found: number[] = [];
  const pending = [root];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (schema === none || kindOf(tree, schema) !== NodeKind.object) continue;
    found.push(schema);
    for (const keyword of mapKeywords)
      for (const property of propertiesAt(tree, memberOf(tree, schema, keyword)))
        pending.push(valueOf(tree, property));
    for (const keyword of listKeywords) pending.push(...elementsAt(tree, schema, keyword));
    for (const keyword of schemaKeywords) pending.push(memberOf(tree, schema, keyword));
  }
  return found;
}

/** The fields that a schema itself names: the properties of its `properties`. */
export function fieldsOf(tree: JsonTree, schema: number): readonly number[] {
  return propertiesAt(tree, memberOf(tree, schema, 'properties'));
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
export function elementIn(
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
  for (const step of steps)
    schema = memberOf(tree, schema, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return schema;
}

function propertiesAt(tree: JsonTree, map: number): readonly number[] {
  return map !== none && kindOf(tree, map) === NodeKind.object ? [...childrenOf(tree, map)] : [];
}

function elementsAt(tree: JsonTree, schema: number, keyword: string): readonly number[] {
  const list = memberOf(tree, schema, keyword);
  return list !== none && kindOf(tree, list) === NodeKind.array ? [...childrenOf(tree, list)] : [];
}
