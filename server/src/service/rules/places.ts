/** The smallest places that findings about objects point to. */
import type { Job } from '../job.ts';
import { kindOf, NodeKind, none, parentOf, startOf } from '../json/tree.ts';

/** The key that owns an object, or its opening bracket where it has none (the job itself, elements of arrays). */
export function keyRange({ tree }: Job, node: number): readonly [start: number, end: number] {
  const parent = parentOf(tree, node);
  if (parent !== none && kindOf(tree, parent) === NodeKind.property)
    return [startOf(tree, parent), tree.keyEnds[parent]!];
  return [startOf(tree, node), startOf(tree, node) + 1];
}
