/** The graders of a job and how they belong together: who is whose member, by which key, with which values. */
import type { Grader, Job } from './job.ts';
import {
  childrenOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  sourceOf,
  stringMember,
  valueOf,
} from './json/tree.ts';
import { oncePerJob } from './oncePerJob.ts';

/** One multi grader with its members. */
export interface MultiGrader {
  readonly grader: Grader;
  /** The string node of `calculate_output`, or `none`. */
  readonly formula: number;
  readonly members: readonly Member[];
}

export interface Member {
  /** The property in the map `graders`. */
  readonly property: number;
  /** The variable of the formula. */
  readonly key: string;
  readonly name: string | undefined;
  /** The object node, or `none`. */
  readonly node: number;
  readonly type: string | undefined;
}

/** The multi graders of a job whose `graders` is a map. */
export const multiGraders: (job: Job) => readonly MultiGrader[] = oncePerJob((job) =>
  job.graders.flatMap((grader) => {
    if (grader.type !== 'multi') return [];
    const map = mapOfGraders(job, grader.node);
    if (map === none) return [];
    const formula = memberOf(job.tree, grader.node, 'calculate_output');
    const isText = formula !== none && kindOf(job.tree, formula) === NodeKind.string;
    const members = childrenOf(job.tree, map).map((property) => memberAt(job, property));
    return [{ grader, formula: isText ? formula : none, members }];
  }),
);

/** The map of a multi grader's graders, or `none` where something else stands in its place. */
export function mapOfGraders(job: Job, multi: number): number {
  const map = memberOf(job.tree, multi, 'graders');
  const isMap =
    map !== none && kindOf(job.tree, map) === NodeKind.object && !isBareGrader(job, map);
  return isMap ? map : none;
}

/** Whether an object in the place of a map of graders is a grader itself: the values of a map are objects. */
export function isBareGrader({ tree }: Job, graders: number): boolean {
  return stringMember(tree, graders, 'type') !== undefined;
}

function memberAt({ tree }: Job, property: number): Member {
  const node = valueOf(tree, property);
  return {
    property,
    key: keyOf(tree, property),
    name: node === none ? undefined : stringMember(tree, node, 'name'),
    node,
    type: node === none ? undefined : stringMember(tree, node, 'type'),
  };
}

/** The multi grader whose formula a string node is, or undefined. */
export function multiOfFormula(job: Job, formula: number): MultiGrader | undefined {
  return multiGraders(job).find((multi) => multi.formula === formula);
}

const gradersByNode = oncePerJob(
  ({ graders }): ReadonlyMap<number, Grader> =>
    new Map(graders.map((grader) => [grader.node, grader])),
);

/** The innermost grader that a node is part of. */
export function graderAround(job: Job, node: number): Grader | undefined {
  const byNode = gradersByNode(job);
  for (let at = node; at !== none; at = parentOf(job.tree, at)) {
    const found = byNode.get(at);
    if (found) return found;
  }
  return undefined;
}

/**
 * Between which values a grader's score lies: 0 to 1 for those that compare, the `range` for a score_model. Undefined
 * where nothing bounds it (Python, an endpoint), or the range cannot be read.
 */
export function scoreRange(
  { tree }: Job,
  { type, node }: Pick<Member, 'type' | 'node'>,
): { readonly low: number; readonly high: number } | undefined {
  switch (type) {
    case 'string_check':
    case 'text_similarity':
    case 'label_model':
      return { low: 0, high: 1 };
    case 'score_model': {
      const range = memberOf(tree, node, 'range');
      if (range === none) return { low: 0, high: 1 };
      if (kindOf(tree, range) !== NodeKind.array) return undefined;
      const ends = childrenOf(tree, range).map((end) =>
        kindOf(tree, end) === NodeKind.number ? Number(sourceOf(tree, end)) : NaN,
      );
      const [low, high] = ends;
      if (ends.length !== 2 || low === undefined || high === undefined) return undefined;
      return low <= high ? { low, high } : undefined;
    }
    default:
      return undefined;
  }
}
