/** The smallest places that findings point to. */
import type { Job } from '../job.ts';
import { endOf, kindOf, NodeKind, none, parentOf, startOf } from '../json/tree.ts';
import type { Finding } from './rule.ts';

/** The key that owns an object, or its opening bracket where it has none (the job itself, elements of arrays). */
export function keyRange({ tree }: Job, node: number): readonly [start: number, end: number] {
  const parent = parentOf(tree, node);
  if (parent !== none && kindOf(tree, parent) === NodeKind.property)
    return [startOf(tree, parent), tree.keyEnds[parent]!];
  return [startOf(tree, node), startOf(tree, node) + 1];
}

/** A value, or the opening bracket of an object or array: the whole of it can be hundreds of lines. */
export function valueRange({ tree }: Job, node: number): readonly [start: number, end: number] {
  const kind = kindOf(tree, node);
  const start = startOf(tree, node);
  const isContainer = kind === NodeKind.object || kind === NodeKind.array;
  return [start, isContainer ? start + 1 : endOf(tree, node)];
}

/** A finding that points to a value. */
export function atValue(job: Job, node: number, message: string): Finding {
  const [start, end] = valueRange(job, node);
  return { start, end, message };
}

/** A finding that points to a property's key. */
export function atKey({ tree }: Job, property: number, message: string): Finding {
  return { start: startOf(tree, property), end: tree.keyEnds[property]!, message };
}
