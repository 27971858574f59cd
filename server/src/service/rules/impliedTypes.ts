/** Which `type` an object of a union was meant to have, by its other properties. */
import type { Job } from '../job.ts';
import { childrenOf, keyOf } from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';

/**
 * The types that have a property of this object which no other type has, such as `operation` of a string_check; where
 * there is no such property, those that have all of them; else all.
 */
export function impliedTypes(
  { tree }: Job,
  node: number,
  variants: ReadonlyMap<string, ObjectShape>,
): readonly string[] {
  const keys = childrenOf(tree, node).map((property) => keyOf(tree, property));
  const ownersOf = (key: string) =>
    [...variants].flatMap(([type, { properties }]) => (properties.has(key) ? [type] : []));
  const decisive = keys.map(ownersOf).filter((owners) => owners.length === 1);
  if (decisive.length > 0) return [...new Set(decisive.flat())];
  const fitting = [...variants].filter(([, { properties }]) =>
    keys.every((key) => properties.has(key)),
  );
  return fitting.length > 0 ? fitting.map(([type]) => type) : [...variants.keys()];
}
