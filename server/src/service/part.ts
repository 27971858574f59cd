/**
 * What has to be judged again after an edit inside one string. Most of what people type is text in a grader, of which a
 * large job has thousands: the rules look at that grader and at what stands around it, and again at each place where they
 * found something before. Where they found nothing, and nothing has changed, there still is nothing.
 */
import { shareReadings } from './embedded.ts';
import type { Judgement, Part } from './findings.ts';
import { graderAround } from './graders.ts';
import type { Job } from './job.ts';
import { editBetween } from './json/edit.ts';
import { endOf, kindOf, nodeAt, NodeKind, none, parentOf, startOf, valueOf } from './json/tree.ts';

/** With more findings than these, judging all again is as fast. */
const maxPlaces = 100;

/** The part of a job that must be judged; undefined where that is all of it. */
export function partToJudge(
  before: Job,
  { found }: Pick<Judgement, 'found'>,
  job: Job,
): Part | undefined {
  // The next version of a job shares this as long as its structure is the same.
  if (before.shapes !== job.shapes || found.length > maxPlaces) return undefined;
  const edited = editedIn(before, job);
  const grader = edited === none ? undefined : subGraderAround(job, edited);
  if (grader === undefined) return undefined;
  const nodes = new Set<number>();
  addGrader(job, grader, nodes);
  for (const { start } of found) {
    const at = nodeAt(before.tree, start);
    // A key may stand for what its value lacks.
    const value = kindOf(job.tree, at) === NodeKind.property ? valueOf(job.tree, at) : none;
    const node = value === none ? at : value;
    const around = subGraderAround(job, node);
    if (around !== undefined) addGrader(job, around, nodes);
    addPath(job, node, nodes);
  }
  const restricted = { ...job, embedded: job.embedded.filter(({ node }) => nodes.has(node)) };
  shareReadings(job, restricted);
  return { job: restricted, nodes: [...nodes].sort((one, other) => one - other) };
}

/** The string in which alone two versions differ, or `none`. */
function editedIn(before: Job, job: Job): number {
  const edit = editBetween(before.tree.text, job.tree.text);
  const node = nodeAt(before.tree, edit.start);
  const isInside =
    node !== none &&
    kindOf(before.tree, node) === NodeKind.string &&
    startOf(before.tree, node) < edit.start &&
    edit.endBefore < endOf(before.tree, node);
  return isInside ? node : none;
}

/** The object of the grader around a node, if it is one of a multi grader's. */
function subGraderAround(job: Job, node: number): number | undefined {
  const grader = graderAround(job, node);
  return grader && grader.property !== none ? grader.node : undefined;
}

/** A grader with all that is in it and above it. */
function addGrader({ tree }: Job, grader: number, nodes: Set<number>): void {
  for (let node = grader; node < tree.size && startOf(tree, node) < endOf(tree, grader); node++)
    nodes.add(node);
  for (let node = grader; node !== none; node = parentOf(tree, node)) nodes.add(node);
}

function addPath({ tree }: Job, node: number, nodes: Set<number>): void {
  for (let around = node; around !== none; around = parentOf(tree, around)) nodes.add(around);
}
