/** Finds the place that a service's answer speaks of in a job. */
import { methodOf, type Job } from './job.ts';
import {
  childrenOf,
  endOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  startOf,
  type JsonTree,
} from './json/tree.ts';
import { keyRange } from './rules/places.ts';

type Range = readonly [start: number, end: number];

export interface Place {
  /** The value, or the key of an object or array. */
  readonly mark: Range;
  /** The whole property or element. */
  readonly extent: Range;
  /** The steps that the job does not have; the ranges are those of the nearest place above. */
  readonly missing: readonly string[];
}

/**
 * The place at the end of a path of keys and indexes. Services name it from the root, but also from the method's block
 * or from the grader (`graders.input`), so the start that leads furthest counts. Undefined for an empty text.
 */
export function placeOf(job: Job, path: readonly string[]): Place | undefined {
  const { tree } = job;
  if (tree.size === 0) return undefined;
  const method = memberOf(tree, 0, 'method');
  const block = memberOf(tree, method, methodOf(job));
  const starts = [0, method, block, memberOf(tree, block, 'grader')];
  const [furthest] = starts
    .filter((node) => node !== none)
    .map((node) => follow(tree, node, path))
    .sort((one, other) => other.count - one.count);
  // What no start leads to is missing in the job itself.
  const { node, count } = furthest && furthest.count > 0 ? furthest : { node: 0, count: 0 };
  const missing = path.slice(count);
  const mark = isContainer(tree, node) ? keyRange(job, node) : rangeOf(tree, node);
  if (missing.length > 0) return { mark, extent: mark, missing };
  const parent = parentOf(tree, node);
  const whole = parent !== none && kindOf(tree, parent) === NodeKind.property ? parent : node;
  return { mark, extent: rangeOf(tree, whole), missing };
}

/** Goes down from a value, and says where and after how many steps it ends. */
function follow(tree: JsonTree, start: number, path: readonly string[]) {
  let node = start;
  let count = 0;
  for (const step of path) {
    const next = isIndex(tree, node, step)
      ? elementOf(tree, node, Number(step))
      : memberOf(tree, node, step);
    if (next === none) break;
    node = next;
    count++;
  }
  return { node, count };
}

function isIndex(tree: JsonTree, node: number, step: string): boolean {
  return kindOf(tree, node) === NodeKind.array && /^\d+$/.test(step);
}

function elementOf(tree: JsonTree, array: number, index: number): number {
  let count = 0;
  for (const element of childrenOf(tree, array)) if (count++ === index) return element;
  return none;
}

function isContainer(tree: JsonTree, node: number): boolean {
  const kind = kindOf(tree, node);
  return kind === NodeKind.object || kind === NodeKind.array;
}

function rangeOf(tree: JsonTree, node: number): Range {
  return [startOf(tree, node), endOf(tree, node)];
}
